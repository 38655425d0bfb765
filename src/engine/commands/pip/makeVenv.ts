import { between, exactly, type Amount } from '../../amount.ts';
import type { Effect, FileClass } from '../../effects.ts';
import type { PythonHome } from './pythonHome.ts';

export interface VenvOptions {
  /**
   * Whether pip is put into it: yes for `python -m venv`, no for `uv venv`, and without byte-code by virtualenv, which unpacks the wheel
   * that it carries (virtualenv documentation, Seeders; virtualenv 20 with pip 26.2.1 on Python 3.11: 6.0 MB and no .pyc, 2026-11-21).
   */
  readonly withPip: boolean | 'uncompiled';
  readonly systemSitePackages: boolean;
  readonly by: string;
}

/**
 * What ensurepip unpacks and compiles: pip, and setuptools up to Python 3.11 (CPython: What's New In 3.12). Bytes of code and
 * byte-code: two virtual environments of real builds on 3.11 weigh 22.4 MB together with setuptools (2026-11-20).
 */
const BUNDLED = {
  withSetuptools: [
    { name: 'pip', code: 6_900_000, bytecode: 7_700_000 },
    { name: 'setuptools', code: 3_650_000, bytecode: 4_120_000 },
  ],
  pipOnly: [{ name: 'pip', code: 5_900_000, bytecode: 6_600_000 }],
} as const;

/** Versions that CPython bundles: Lib/ensurepip of the last patch release of each minor. */
const BUNDLED_PIP: Readonly<Record<string, string>> = {
  '3.8': '23.0.1',
  '3.9': '23.0.1',
  '3.10': '23.0.1',
  '3.11': '24.0',
  '3.12': '25.0.1',
  '3.13': '25.3',
  '3.14': '25.3',
};

/** A virtual environment at `prefix`: its configuration, links to the interpreter, and pip. */
export function makeVenv(prefix: string, home: PythonHome, options: VenvOptions): Effect[] {
  const { version } = home;
  const minor = Number(version.split('.')[1] ?? 11);
  const configuration = [
    `home = ${home.kind === 'venv' ? `${home.libraryPrefix}/bin` : home.kind === 'debian' ? '/usr/bin' : home.bin}`,
    `include-system-site-packages = ${options.systemSitePackages ? 'true' : 'false'}`,
    `version = ${version}`,
    '',
  ].join('\n');
  const activate = `export VIRTUAL_ENV='${prefix}'\nexport PATH='${prefix}/bin':"$PATH"\n`;
  const file = (path: string, amount: Amount, text?: string): Effect => ({
    type: 'write',
    content: {
      path,
      spread: false,
      amount,
      fileClass: 'code',
      origin: { kind: 'generated', name: options.by },
      evidence: 'derived',
      source: 'scripts and configuration of a virtual environment (CPython venv, about 20 kB)',
      ...(text !== undefined && { text }),
    },
  });
  const effects: Effect[] = [
    file(`${prefix}/pyvenv.cfg`, exactly(configuration.length + 60), configuration),
    file(`${prefix}/bin/activate`, between(1_900, 2_100, 4_000), activate),
    file(`${prefix}/bin/python`, exactly(0)),
    file(`${prefix}/bin/python3`, exactly(0)),
    file(`${prefix}/bin/Activate.ps1`, between(9_000, 12_000, 20_000)),
  ];
  if (!options.withPip) return effects;
  const site = `${prefix}/lib/python${version}/site-packages`;
  const isUncompiled = options.withPip === 'uncompiled';
  const bundled = minor <= 11 && !isUncompiled ? BUNDLED.withSetuptools : BUNDLED.pipOnly;
  for (const { name, code, bytecode } of bundled) {
    const pyc = minor < 11 ? bytecode / 1.22 : bytecode;
    const piece = (bytes: number, fileClass: FileClass): Effect => ({
      type: 'write',
      content: {
        path: `${site}/${name}`,
        spread: true,
        amount: between(bytes * 0.9, bytes, bytes * 1.1),
        fileClass,
        origin: {
          kind: 'pip',
          name,
          version: name === 'pip' ? (BUNDLED_PIP[version] ?? '25.0') : '65.5.0',
          requiredBy: [options.by],
        },
        evidence: 'derived',
        source: isUncompiled
          ? 'virtualenv unpacks its own wheel of pip: measured 2026-11-21'
          : 'a virtual environment carries its own pip with byte-code: real builds of 2026-11-20',
      },
    });
    effects.push(piece(code, 'code'));
    if (!isUncompiled) effects.push(piece(pyc, 'bytecode'));
  }
  return effects;
}
