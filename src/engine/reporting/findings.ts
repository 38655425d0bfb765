import type { Dockerfile } from '../dockerfile/instruction.ts';
import { lintDockerfile, type LintFacts, type LintRule } from '../dockerfile/lintDockerfile.ts';
import { resolveBase } from '../interpret/resolveBase.ts';
import type { Session } from '../interpret/session.ts';
import type { Finding } from '../report.ts';

/** Problems of the parser that Docker's build checks know by a published name: said once, by that name. */
const SAME_AS_RULE: Readonly<Record<string, LintRule>> = {
  'duplicate-stage-name': 'DuplicateStageName',
  'empty-continuation': 'NoEmptyContinuation',
  'copy-ignored-file': 'CopyIgnoredFile',
};

/** Everything that is said about places in the text: syntax, Docker's own build checks, and what commands noticed. */
export function findings(
  dockerfile: Dockerfile,
  text: string,
  session: Session | null,
): readonly Finding[] {
  const problems = dockerfile.problems.map(({ id, severity, range, message }): Finding => {
    return { id, severity, line: range.line, endLine: range.endLine, message, link: null };
  });
  const lint = lintDockerfile(dockerfile, text, factsOf(session));
  const checks = lint.map(({ rule, message, range, link }): Finding => {
    const { line, endLine } = range;
    return { id: rule, severity: 'warning', line, endLine, message, link };
  });
  const notices = (session?.notices ?? []).map(({ notice, range }): Finding => {
    const { id, severity, message, link = null } = notice;
    return { id, severity, line: range.line, endLine: range.endLine, message, link };
  });
  return once([...checks, ...problems, ...notices]).sort((a, b) => a.line - b.line);
}

function factsOf(session: Session | null): LintFacts {
  if (session === null) return {};
  return {
    isIgnored: (path) => session.context.ignores(path),
    baseEnvironment: (image) => {
      const base = resolveBase(image, session.platform, session);
      return base === null || base.match === 'unknown' ? undefined : Object.keys(base.env);
    },
  };
}

function once(found: readonly Finding[]): Finding[] {
  const seen = new Set<string>();
  return found.filter(({ id, line, message }) => {
    const rule = SAME_AS_RULE[id];
    const isSaid =
      rule !== undefined && found.some((other) => other.id === rule && other.line === line);
    const key = JSON.stringify([id, line, message]);
    return !isSaid && !seen.has(key) && seen.add(key);
  });
}
