/** Bytes of the largest text that is read; a longer one is data. */
export const MOST_TEXT_BYTES = 4_000_000;

/** Files whose text decides what an install brings, or what is copied. */
const NAMES: readonly RegExp[] = [
  /requirements.*\.(?:txt|in)$/,
  /^constraints.*\.txt$/,
  /^(?:pyproject|Cargo)\.toml$/,
  /\.lock$/,
  /^(?:Pipfile|Gemfile)$/,
  /^setup\.(?:py|cfg)$/,
  /^(?:package|package-lock|npm-shrinkwrap|composer)\.json$/,
  /^pnpm-lock\.yaml$/,
  /^environment.*\.ya?ml$/,
  /^(?:go\.mod|\.npmrc|pip\.conf|\.condarc|\.python-version)$/,
  /^(?:poetry\.toml|pom\.xml|build\.gradle(?:\.kts)?|angular\.json)$/,
  /^(?:tsconfig[\w.-]*\.json|(?:next|nuxt|vite)\.config\.\w+)$/,
  /^(?:docker-)?compose[\w.-]*\.ya?ml$/,
  /\.dockerignore$/,
  /\.sh$/,
];

/** Below these lie other people's packages: their bytes count, their texts decide nothing. */
const FOREIGN =
  /(?:^|\/)(?:node_modules|\.git|\.venv|venv|env|site-packages|__pycache__|\.tox|target|vendor)\//;

/** Requirements that stand in a folder of their own: `requirements/base.txt`. */
const REQUIREMENTS_FOLDER = /(?:^|\/)requirements\/[^/]+\.(?:txt|in)$/;

/** @param path relative to the context's root */
export function isTextThatMatters(path: string): boolean {
  if (FOREIGN.test(path)) return false;
  if (REQUIREMENTS_FOLDER.test(path)) return true;
  const name = path.slice(path.lastIndexOf('/') + 1);
  return NAMES.some((pattern) => pattern.test(name));
}
