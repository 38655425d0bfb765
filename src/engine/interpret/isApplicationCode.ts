import type { Content } from '../effects.ts';

/** Files that name dependencies: they change with a dependency, not with a line of code. */
const MANIFEST =
  /(^|\/)(requirements[^/]*\.(txt|in)|constraints[^/]*\.txt|pyproject\.toml|setup\.(py|cfg)|Pipfile|environment[^/]*\.ya?ml|package\.json|go\.(mod|sum)|Cargo\.toml|Gemfile|composer\.json|pom\.xml|build\.gradle(\.kts)?|[^/]*\.lock|[^/]*-lock\.(json|ya?ml)|\.npmrc|\.dockerignore)$/;

/** Whether a one-line change of the application would touch this piece of the build context. */
export function isApplicationCode(content: Content): boolean {
  if (MANIFEST.test(content.path)) return false;
  if (content.fileClass === 'code') return true;
  return content.spread && content.fileClass === 'data';
}
