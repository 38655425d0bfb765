import { versionText } from '../versions.ts';
import { underlay } from '../underlay.ts';
import type { System } from '../imageTable.ts';
import { minorOf } from './pythonsOf.ts';
import { file, folder, type Place, type Subject } from './subject.ts';

/** Bytes of an image at places that later lines look for, copy from or delete; what is left lies at `/`. */
export function placesOf(subject: Subject, system: System): readonly Place[] {
  return [...markers(subject, system), ...programs(subject)];
}

/** Small files whose presence other programs ask for. Sizes are those of the files; a symbolic link weighs nothing. */
function markers(subject: Subject, system: System): Place[] {
  if (system.kind === 'none' || system.kind === 'windows' || system.kind === 'unknown') return [];
  const shell = file('/bin/sh', 'system', 0);
  if (system.kind !== 'debian' || subject.name.startsWith('bitnami/')) return [shell];
  // debuerreotype and Ubuntu's image build write these; apt then deletes archives and keeps indexes compressed.
  return [
    shell,
    file('/etc/apt/apt.conf.d/docker-clean', 'system', 0),
    file('/etc/apt/apt.conf.d/docker-gzip-indexes', 'system', 0),
  ];
}

function programs(subject: Subject): Place[] {
  switch (subject.name) {
    case 'python':
      return python(subject);
    case 'node':
      return node(subject);
    case 'golang':
      return golang(subject);
    case 'rust':
      return rust(subject);
    case 'nginx':
      return [
        folder('/usr/share/nginx/html', 'data', 1_400),
        file('/usr/sbin/nginx', 'native', 1_500_000),
      ];
    case 'eclipse-temurin':
      return [folder('/opt/java/openjdk', 'native', aboveBase(subject, 42_000_000))];
    case 'ghcr.io/astral-sh/uv':
      return [
        file('/uv', 'native', subject.amount.bytes - 360_000),
        file('/uvx', 'native', 360_000),
      ];
    case 'composer':
      // composer.phar of 2.8 is 3.1 MB (getcomposer.org).
      return [file('/usr/bin/composer', 'code', 3_100_000)];
    case 'busybox':
      return [file('/bin/busybox', 'native', 1_100_000)];
    case 'public.ecr.aws/lambda/python':
      return [folder('/var/lang', 'code', Math.min(subject.amount.bytes * 0.25, 140_000_000))];
    default:
      return prefixed(subject);
  }
}

/** Images whose publisher puts everything of its own below one folder: the rest of the image is the distribution. */
const PREFIXES: readonly Prefix[] = [
  { name: /^(?:continuumio|condaforge)\//, path: '/opt/conda', packages: 45e6, kind: 'conda' },
  { name: /^jupyter\//, path: '/opt/conda', packages: 300e6, kind: 'conda' },
  { name: /^pytorch\/pytorch$/, path: '/opt/conda', packages: 300e6, kind: 'libraries' },
  { name: /^nvidia\/cuda$/, path: '/usr/local/cuda', packages: 60e6, kind: 'native' },
  { name: /^tensorflow\/tensorflow$/, path: '/usr/local/lib', packages: 400e6, kind: 'libraries' },
  { name: /^nvcr\.io\/nvidia\/pytorch$/, path: '/usr/local', packages: 1.5e9, kind: 'libraries' },
  { name: /^vllm\/vllm-openai$/, path: '/usr/local/lib', packages: 1.5e9, kind: 'libraries' },
];

interface Prefix {
  readonly name: RegExp;
  readonly path: string;
  /** Bytes of the distribution's packages that the image adds besides. */
  readonly packages: number;
  readonly kind: keyof typeof SHARES;
}

/** Shares of the classes: conda environments hold their byte-code (pandas, scipy, scikit-learn installed: a third, 2026-11-20). */
const SHARES = {
  native: { native: 1 },
  conda: { native: 0.45, code: 0.3, bytecode: 0.15, data: 0.1 },
  libraries: { native: 0.86, code: 0.07, bytecode: 0.07 },
} as const;

function prefixed(subject: Subject): Place[] {
  const prefix = PREFIXES.find((entry) => entry.name.test(subject.name));
  if (prefix === undefined) return [];
  const bytes = aboveBase(subject, prefix.packages);
  const shares: Partial<Record<Place['fileClass'], number>> = SHARES[prefix.kind];
  return FILE_CLASSES.flatMap((fileClass) => {
    const share = shares[fileClass] ?? 0;
    return share === 0 ? [] : [folder(prefix.path, fileClass, bytes * share)];
  });
}

const FILE_CLASSES = ['native', 'code', 'bytecode', 'data'] as const;

function python(subject: Subject): Place[] {
  const minor = minorOf(subject);
  const library = minor === null ? undefined : subject.facts.pythonLibraries.get(minor);
  if (minor === null || library === undefined) return [];
  const home = `/usr/local/lib/python${minor}`;
  const pip = folder(`${home}/site-packages/pip`, 'code', library.pip.bytes);
  const others = library.others.map((other) =>
    folder(`${home}/site-packages/${other.name}`, 'code', other.bytes),
  );
  return [
    file(`/usr/local/bin/python${minor}`, 'native', 14_000),
    file('/usr/local/bin/python', 'system', 0),
    file('/usr/local/bin/python3', 'system', 0),
    file('/usr/local/bin/pip', 'code', 240),
    file(`/usr/local/lib/libpython${minor}.so.1.0`, 'native', library.shared),
    folder(home, 'code', library.modules),
    folder(`${home}/ensurepip/_bundled`, 'archive', library.bundledWheels),
    folder(`${home}/lib-dynload`, 'native', library.extensions),
    folder(`/usr/local/include/python${minor}`, 'code', library.headers),
    pip,
    ...others,
  ];
}

/** The node binary is what is left above the distribution, npm, yarn and headers (node 20.20: 98.9 MB, npm and corepack 15.1 MB). */
function node(subject: Subject): Place[] {
  const npm = 16_000_000;
  const yarn = 5_300_000;
  const headers = 7_000_000;
  const major = subject.parts.version?.[0] ?? 24;
  const known: Readonly<Record<number, number>> = {
    16: 84e6,
    18: 91e6,
    20: 98.9e6,
    22: 119e6,
    24: 122e6,
  };
  const binary = known[major - (major % 2)] ?? (major > 24 ? 125e6 : 80e6);
  return [
    file('/usr/local/bin/node', 'native', Math.min(binary, subject.amount.bytes * 0.7)),
    file('/usr/local/bin/npm', 'system', 0),
    file('/usr/local/bin/npx', 'system', 0),
    folder('/usr/local/lib/node_modules', 'code', npm),
    folder('/usr/local/include/node', 'code', headers),
    folder('/opt', 'code', yarn),
  ];
}

/** The toolchain is nearly all that golang's alpine flavour adds to alpine (1.25: 206 MB, 1.26: 232 MB, repo-info 2026-09). */
function golang(subject: Subject): Place[] {
  const minor = versionText((subject.parts.version ?? subject.row.parts.version ?? []).slice(0, 2));
  const alpine = subject.facts.images
    .get('golang')
    ?.rows.find((row) => row.tag.startsWith(`${minor}-alpine`));
  const bytes = alpine === undefined ? 215_000_000 : alpine.amount.bytes - 9_400_000;
  return [
    folder('/usr/local/go', 'native', Math.min(bytes, subject.amount.bytes * 0.97)),
    folder('/go', 'system', 0),
  ];
}

/** rustup's minimal profile: the slim image above Debian, gcc and libc headers (about 190 MB of packages). */
function rust(subject: Subject): Place[] {
  const slim = subject.facts.images.get('rust')?.rows.find((row) => row.tag === '1-slim');
  const toolchain = (slim?.amount.bytes ?? 900_000_000) - 270_000_000;
  return [
    folder(
      '/usr/local/rustup',
      'native',
      Math.min(toolchain - 22_000_000, subject.amount.bytes * 0.8),
    ),
    folder('/usr/local/cargo', 'native', 22_000_000),
  ];
}

/** Bytes above the distribution image and `packages` bytes of its packages. */
function aboveBase(subject: Subject, packages: number): number {
  const below = underlay(
    subject.name,
    subject.parts.words,
    subject.parts.suite ?? subject.row.suite,
  );
  const [name = '', tag = ''] = below?.split(':') ?? [];
  const base =
    subject.facts.images.get(name)?.rows.find((row) => row.tag === tag)?.amount.bytes ?? 78_000_000;
  return subject.amount.bytes - base - packages;
}
