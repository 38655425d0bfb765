/** Bytes of the largest text that is opened; a longer one is data. */
export const MOST_TEXT_BYTES = 1_000_000;

/** Files whose text decides what a build installs or copies. */
const NAMES: readonly RegExp[] = [
  /requirements[^/]*\.(?:txt|in)$/,
  /(?:^|\/)requirements\/[^/]+\.(?:txt|in)$/,
  /(?:^|\/)constraints[^/]*\.txt$/,
  /(?:^|\/)(?:pyproject|Cargo)\.toml$/,
  /(?:^|\/)(?:uv|poetry|pdm|Pipfile|Cargo|Gemfile|yarn|composer)\.lock$/,
  /(?:^|\/)(?:Pipfile|Gemfile|go\.mod|\.npmrc|pip\.conf|\.condarc|\.python-version)$/,
  /(?:^|\/)setup\.(?:py|cfg)$/,
  /(?:^|\/)(?:package|package-lock|npm-shrinkwrap|composer)\.json$/,
  /(?:^|\/)pnpm-lock\.yaml$/,
  /(?:^|\/)environment[^/]*\.ya?ml$/,
  /(?:^|\/)(?:poetry\.toml|pom\.xml|build\.gradle(?:\.kts)?|angular\.json)$/,
  /(?:^|\/)(?:tsconfig[\w.-]*\.json|(?:next|nuxt|vite)\.config\.\w+)$/,
  /(?:^|\/)(?:docker-)?compose[\w.-]*\.ya?ml$/,
  /\.dockerignore$/,
  /\.sh$/,
];

/** Below these lie other people's packages: their bytes count, their texts decide nothing. */
const FOREIGN =
  /(?:^|\/)(?:node_modules|\.git|\.venv|venv|env|site-packages|__pycache__|\.tox|target|vendor)\//;

/** @param path relative to the build context */
export function isTextThatMatters(path: string, size: number): boolean {
  if (size > MOST_TEXT_BYTES || FOREIGN.test(path)) return false;
  return NAMES.some((pattern) => pattern.test(path));
}

/** Dockerfiles by the names that people give them, the usual one first: `Dockerfile`, `Dockerfile.gpu`, `gpu.Dockerfile`. */
export function isDockerfile(path: string): boolean {
  return /(?:^|\/)(?:Dockerfile|Containerfile)(?:\.[\w.-]+)?$|\.Dockerfile$/i.test(path) &&
    !path.endsWith('.dockerignore')
    ? !FOREIGN.test(path)
    : false;
}
