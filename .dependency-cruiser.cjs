/** Imports point one way only: see ARCHITECTURE.md. */
const engine = '^src/engine';
module.exports = {
  forbidden: [
    {
      name: 'no-cycles',
      severity: 'error',
      from: { path: '^(src|workers)' },
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'engine-is-pure',
      comment:
        'The engine imports itself and its parsers, nothing of the page, the catalog loader, Node or the DOM.',
      severity: 'error',
      from: { path: engine },
      to: {
        pathNot: [
          engine,
          '^node_modules/(dockerfile-ast|unbash|@balena/dockerignore|smol-toml|@renovatebot/pep440)/',
        ],
      },
    },
    {
      name: 'catalog-knows-only-the-engine',
      severity: 'error',
      from: { path: '^src/catalog' },
      to: { path: '^src/(playground|embed|bridge|share|cli)' },
    },
    {
      name: 'views-see-only-types-of-the-engine',
      comment: 'A formula is no type, but it has to follow a slider at once; it imports nothing.',
      severity: 'error',
      from: { path: '^src/(playground|embed)' },
      to: {
        path: '^src/(engine|catalog|cli)',
        pathNot: '^src/engine/reporting/transferTime[.]ts$',
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'views-do-not-know-each-other',
      severity: 'error',
      from: { path: '^src/playground' },
      to: { path: '^src/embed' },
    },
    {
      name: 'the-embed-borrows-only-styles',
      severity: 'error',
      from: { path: '^src/embed' },
      to: { path: '^src/playground', pathNot: '^src/playground/styles/' },
    },
    {
      name: 'words-and-components-know-nothing',
      comment: 'Both views show them; share tells how numbers are written.',
      severity: 'error',
      from: { path: '^src/(messages|components)' },
      to: {
        path: '^src/(?!messages|components|share)',
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'history-knows-git-only',
      severity: 'error',
      from: { path: '^src/history' },
      to: { path: '^(src/(?!history)|workers)' },
    },
    {
      name: 'offline-knows-files-only',
      severity: 'error',
      from: { path: '^src/offline' },
      to: { path: '^(src/(?!offline)|workers)' },
    },
    {
      name: 'nobody-imports-the-terminal',
      severity: 'error',
      from: { pathNot: '^src/cli' },
      to: { path: '^src/cli' },
    },
    {
      name: 'only-the-terminal-knows-node',
      severity: 'error',
      from: { path: '^(src|workers)', pathNot: '^src/cli' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'the-terminal-is-no-page',
      severity: 'error',
      from: { path: '^src/cli' },
      to: { path: '^(src/(playground|embed|bridge)|workers)' },
    },
    {
      name: 'share-sees-only-types-of-the-engine',
      severity: 'error',
      from: { path: '^src/share' },
      to: {
        path: '^src/(engine|catalog|bridge|playground|embed|cli)',
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'the-bridge-sees-only-types-behind-it',
      severity: 'error',
      from: { path: '^src/bridge' },
      to: {
        path: '^src/(engine|catalog|playground|embed|share|cli)',
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'only-the-bridge-knows-workers',
      severity: 'error',
      from: { path: '^src/(playground|embed|share|engine|catalog|cli)' },
      to: { path: '^(workers|node_modules/comlink)', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'workers-decide-nothing',
      severity: 'error',
      from: { path: '^workers' },
      to: { path: '^src/(playground|embed|share|cli)' },
    },
    {
      name: 'one-adapter-for-dockerfile-ast',
      severity: 'error',
      from: { pathNot: '^src/engine/dockerfile/(parseDockerfile|lintDockerfile)' },
      to: { path: '^node_modules/dockerfile-ast/' },
    },
    {
      name: 'one-adapter-for-the-shell-parser',
      severity: 'error',
      from: { pathNot: '^src/engine/shell/parseShell' },
      to: { path: '^node_modules/unbash/' },
    },
    { name: 'not-to-unresolvable', severity: 'error', from: {}, to: { couldNotResolve: true } },
  ],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    doNotFollow: { path: 'node_modules' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['svelte', 'import', 'browser', 'default', 'types'],
    },
  },
};
