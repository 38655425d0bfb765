import type { FakeFiles, FakeStageOptions } from './fakeStage.ts';
import type { Effect } from '../../../src/engine/effects.ts';
import type { WheelTable } from '../../../src/engine/packages/python/wheelTable.ts';
import { fakeWheels } from '../python/fakeWheels.ts';

const x86 = 'manylinux_2_28_x86_64';

/** Each wheel is 1 MB and unpacks to 3 MB, with 1 MB of byte-code. */
export const TABLE: WheelTable = fakeWheels({
  flask: { '2.0': { requires: ['jinja2>=2'] }, '3.0': { requires: ['jinja2>=3'] } },
  jinja2: { '2.1': {}, '3.1': {} },
  numpy: { '1.26.4': { tags: [`cp311-cp311-${x86}`] }, '2.0': { tags: [`cp311-cp311-${x86}`] } },
  pip: { '26.2': {} },
  pytest: { '9.0': {} },
  poetry: { '2.0': {} },
  torch: { '2.6.0': {}, '2.6.0+cpu': { index: 'pytorch-cpu' } },
});

export const SITE = '/usr/local/lib/python3.11/site-packages';

/** A stage on python:3.11-slim. */
export function pythonStage(more: FakeStageOptions = {}): FakeStageOptions {
  return {
    cwd: '/app',
    ...more,
    env: { PATH: '/usr/local/bin:/usr/bin', ...more.env },
    image: {
      reference: 'python:3.11-slim',
      pythons: [
        {
          version: '3.11',
          prefix: '/usr/local',
          sitePackages: SITE,
          hasBytecode: false,
          installed: [{ name: 'pip', version: '24.0' }],
        },
      ],
      ...more.image,
    },
    catalog: { wheels: () => TABLE, ...more.catalog },
  };
}

/** A virtual environment at /venv with these distributions. */
export function venvWith(...names: readonly string[]): FakeFiles {
  const site = '/venv/lib/python3.11/site-packages';
  const files: Record<string, FakeFiles[string]> = {
    '/venv/pyvenv.cfg': 'home = /usr/local/bin\nversion = 3.11\n',
  };
  for (const pin of names) {
    const [name = '', version = ''] = pin.split('==');
    files[`${site}/${name}/`] = { fileClass: 'code', origin: { kind: 'pip', name, version } };
  }
  return files;
}

/** What was written, as `folder: name==version class MB`, and everything else by its kind. */
export function summary(effects: readonly Effect[]): string[] {
  const lines = effects.map((effect): string => {
    switch (effect.type) {
      case 'write': {
        const { path, origin, fileClass, amount } = effect.content;
        const version = origin.version === undefined ? '' : `==${origin.version}`;
        const megabytes = (amount.bytes / 1e6).toFixed(1);
        return `${path.replace(/\/[^/]*$/, '')}: ${origin.name}${version} ${fileClass} ${megabytes}`;
      }
      case 'delete': {
        const names = effect.selection.origins?.flatMap((origin) => origin.names) ?? [];
        return `delete ${names.join(' ')} ${effect.selection.paths.join(' ')}`;
      }
      case 'notice':
        return `!${effect.notice.id}`;
      case 'unknown':
        return `?${effect.unknown.what}`;
      default:
        return effect.type;
    }
  });
  return lines.filter((line) => !line.endsWith(' 0.0'));
}

/** Names and versions that were written below a folder, sorted. */
export function installedBelow(effects: readonly Effect[], folder: string): string {
  const names = effects.flatMap((effect) => {
    if (effect.type !== 'write' || effect.content.fileClass === 'cache') return [];
    const { path, origin } = effect.content;
    return path.startsWith(`${folder}/`) && origin.kind === 'pip'
      ? [`${origin.name}==${origin.version ?? ''}`]
      : [];
  });
  return [...new Set(names)].sort().join(' ');
}

/** Bytes of a class. */
export function bytesOf(effects: readonly Effect[], fileClass: string): number {
  return effects.reduce(
    (sum, effect) =>
      effect.type === 'write' && effect.content.fileClass === fileClass
        ? sum + effect.content.amount.bytes
        : sum,
    0,
  );
}
