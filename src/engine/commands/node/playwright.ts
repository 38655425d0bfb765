import { between, type Amount } from '../../amount.ts';
import type { Effect } from '../../effects.ts';
import { normalizePath } from '../../filesystem/normalizePath.ts';
import type { Call, Outcome } from '../../shell/command.ts';
import { parseOptions } from '../../shell/parseOptions.ts';
import { innerCall } from '../wrappers/innerCall.ts';
import { browserDependencies } from './playwrightDependencies.ts';
import type { Program, StageView } from '../program.ts';
import { homeOf, removed, written } from '../written.ts';
import { word } from '../word.ts';

interface Browser {
  readonly amount: Amount;
  readonly evidence: 'published' | 'assumed';
  readonly source: string;
}

/** Unpacked browsers on Linux. Sizes: onyx-dot-app/onyx PR 14121 (Playwright 1.58), chaotic-ground/wikven PR 471 (2026-08). */
const BROWSERS: Readonly<Record<string, Browser>> = {
  chromium: {
    amount: between(300e6, 380e6, 420e6),
    evidence: 'published',
    source: 'chromium of Playwright 1.58 and later: 364 to 397 MB unpacked',
  },
  'chromium-headless-shell': {
    amount: between(200e6, 262e6, 285e6),
    evidence: 'published',
    source: 'chromium_headless_shell of Playwright 1.58 and later: 254 to 275 MB unpacked',
  },
  ffmpeg: {
    amount: between(4e6, 5.2e6, 6e6),
    evidence: 'published',
    source: 'ffmpeg of Playwright: 5 MB',
  },
  firefox: {
    amount: between(200e6, 280e6, 340e6),
    evidence: 'assumed',
    source:
      'firefox of Playwright: 207 MB in 2021 (microsoft/playwright-dotnet issue 1611), more since',
  },
  webkit: {
    amount: between(200e6, 290e6, 400e6),
    evidence: 'assumed',
    source:
      'webkit of Playwright: 222 MB in 2021 (microsoft/playwright-dotnet issue 1611), more since',
  },
};

/** playwright: browsers below ~/.cache/ms-playwright, and their libraries by apt with --with-deps (playwright.dev, Browsers). */
export const playwright: Program = {
  names: ['playwright', 'patchright', 'rebrowser-playwright'],
  run(call, stage): Outcome {
    const options = parseOptions(call.args, { withValue: [] });
    const [subcommand, ...rest] = options.operands.map(({ text }) => text);
    if (options.has('--dry-run') || options.has('--help')) return { effects: [] };
    const folder = folderOf(call, stage);
    if (subcommand === 'uninstall') return { effects: [removed([folder])] };
    if (subcommand !== 'install' && subcommand !== 'install-deps') return { effects: [] };
    const asked = rest.length > 0 ? rest : ['chromium', 'firefox', 'webkit'];
    if (subcommand === 'install-deps' || options.has('--with-deps'))
      installDependencies(asked, call, stage);
    if (subcommand === 'install-deps') return { effects: [] };
    const names = new Set<string>();
    for (const name of asked) {
      if (name === 'chromium') {
        if (!options.has('--only-shell')) names.add('chromium');
        // Two builds of Chromium since 1.49, unless --no-shell.
        if (!options.has('--no-shell')) names.add('chromium-headless-shell');
        names.add('ffmpeg');
      } else if (/^(chrome|msedge)/.test(name)) names.add(name);
      else {
        names.add(name);
        names.add('ffmpeg');
      }
    }
    return { effects: [...names].flatMap((name) => browser(name, folder, stage)) };
  },
};

function folderOf(call: Call, stage: StageView): string {
  const given = call.env.get('PLAYWRIGHT_BROWSERS_PATH');
  if (given === '0') return normalizePath('node_modules/playwright-core/.local-browsers', call.cwd);
  return given ? normalizePath(given, call.cwd) : `${homeOf(call, stage)}/.cache/ms-playwright`;
}

function browser(name: string, folder: string, stage: StageView): readonly Effect[] {
  const known = BROWSERS[name] ?? {
    amount: between(150e6, 380e6, 500e6),
    evidence: 'assumed' as const,
    source: 'a browser that Playwright installs from its maker',
  };
  const path = `${/^(chrome|msedge)/.test(name) ? '/opt' : folder}/${name.replace(/-/g, '_')}`;
  if (stage.filesystem.under(path).length > 0) return [];
  return [
    written({
      path,
      amount: known.amount,
      fileClass: 'native',
      origin: { kind: 'download', name },
      evidence: known.evidence,
      source: known.source,
    }),
  ];
}

/** `apt-get update` and `apt-get install -y --no-install-recommends`, as Playwright itself runs them; the lists stay. */
function installDependencies(browsers: readonly string[], call: Call, stage: StageView): void {
  const { system } = stage.base;
  if (system.kind !== 'debian') return;
  const packages = browserDependencies(browsers, system.suite);
  for (const words of [
    ['apt-get', 'update'],
    ['apt-get', 'install', '-y', '--no-install-recommends', ...packages],
  ]) {
    const inner = innerCall(call, words.map(word));
    if (inner) stage.runNested(inner);
  }
}
