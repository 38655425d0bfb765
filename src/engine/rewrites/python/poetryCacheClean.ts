import { cleanAfterInstall } from '../edits/cleanAfterInstall.ts';

/** Poetry keeps what it downloads below its cache folder, beside the virtual environments, which have to stay. */
export const poetryCacheClean = cleanAfterInstall({
  id: 'poetry-cache-clean',
  programs: /^poetry$/,
  verbs: ['install', 'add', 'sync', 'update'],
  leaves: [{ fileClass: 'cache', kind: 'cache' }],
  command: (_, env) =>
    env.has('POETRY_CACHE_DIR')
      ? 'rm -rf "$POETRY_CACHE_DIR/cache" "$POETRY_CACHE_DIR/artifacts"'
      : 'rm -rf ~/.cache/pypoetry/cache ~/.cache/pypoetry/artifacts',
  title: 'Remove Poetry’s downloads in the same RUN',
  why: 'Poetry keeps each wheel that it downloads in its cache folder. The virtual environments lie in the same folder, so only cache/ and artifacts/ go.',
  link: 'https://python-poetry.org/docs/configuration/#cache-dir',
});
