import type { Dockerfile, SourceRange } from './instruction.ts';
import { lintFrom } from './lintFrom.ts';
import { lintInstructions } from './lintInstructions.ts';
import { lintNames } from './lintNames.ts';
import { lintVariables } from './lintVariables.ts';

/** The checks of `docker build --check` that need no build, by their published names. */
export type LintRule =
  | 'StageNameCasing'
  | 'FromAsCasing'
  | 'NoEmptyContinuation'
  | 'ConsistentInstructionCasing'
  | 'DuplicateStageName'
  | 'ReservedStageName'
  | 'JSONArgsRecommended'
  | 'MaintainerDeprecated'
  | 'UndefinedArgInFrom'
  | 'WorkdirRelativePath'
  | 'UndefinedVar'
  | 'MultipleInstructionsDisallowed'
  | 'LegacyKeyValueFormat'
  | 'RedundantTargetPlatform'
  | 'SecretsUsedInArgOrEnv'
  | 'InvalidDefaultArgInFrom'
  | 'FromPlatformFlagConstDisallowed'
  | 'CopyIgnoredFile'
  | 'InvalidDefinitionDescription'
  | 'ExposeProtoCasing'
  | 'ExposeInvalidFormat';

export interface LintFinding {
  readonly rule: LintRule;
  readonly message: string;
  readonly range: SourceRange;
  readonly link: string;
}

/** What the Dockerfile itself does not tell; a rule that lacks its fact stays silent. */
export interface LintFacts {
  /** Whether .dockerignore excludes a path of the build context. */
  isIgnored?(path: string): boolean;
  /** Names that the environment of an external base image sets; undefined when it is not known. */
  baseEnvironment?(image: string): Iterable<string> | undefined;
}

export type ReportLint = (rule: LintRule, message: string, range: SourceRange) => void;

/** Rules that Docker only applies when `# check=experimental=` asks for them. */
const EXPERIMENTAL: ReadonlySet<LintRule> = new Set(['InvalidDefinitionDescription']);

/**
 * Applies Docker's own build checks, without those that need a registry. The `# check=` directive is heeded.
 * Source: docs.docker.com/reference/build-checks/, moby/buildkit frontend/dockerfile/linter (2026-08).
 */
export function lintDockerfile(
  dockerfile: Dockerfile,
  text: string,
  facts: LintFacts = {},
): LintFinding[] {
  const findings: LintFinding[] = [];
  const settings = readCheck(dockerfile.check ?? '');
  const report: ReportLint = (rule, message, range) => {
    if (settings.skips(rule)) return;
    if (EXPERIMENTAL.has(rule) && !settings.experiments(rule)) return;
    findings.push({ rule, message, range, link: linkOf(rule) });
  };
  lintNames(dockerfile, text, report);
  lintFrom(dockerfile, report);
  lintInstructions(dockerfile, facts, report);
  lintVariables(dockerfile, facts, report);
  return findings.sort((a, b) => a.range.start - b.range.start);
}

/** `skip=A,B;error=true;experimental=all`. Source: Dockerfile reference, check directive. */
function readCheck(check: string) {
  const lists = new Map<string, readonly string[]>();
  for (const option of check.split(';')) {
    const [name = '', value = ''] = option.split('=');
    lists.set(
      name.trim().toLowerCase(),
      value.split(',').map((rule) => rule.trim().toLowerCase()),
    );
  }
  const names = (list: string, rule: LintRule): boolean => {
    const rules = lists.get(list) ?? [];
    return rules.includes('all') || rules.includes(rule.toLowerCase());
  };
  return {
    skips: (rule: LintRule) => names('skip', rule),
    experiments: (rule: LintRule) => names('experimental', rule),
  };
}

function linkOf(rule: LintRule): string {
  const kebab = rule
    .replace(/([a-z])([A-Z])/g, '$1-$2')
    .replace(/([A-Z]+)([A-Z][a-z])/g, '$1-$2')
    .toLowerCase();
  return `https://docs.docker.com/reference/build-checks/${kebab}/`;
}
