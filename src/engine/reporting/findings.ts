import { lintDockerfile } from '../dockerfile/lintDockerfile.ts';
import type { Dockerfile } from '../dockerfile/instruction.ts';
import type { Session } from '../interpret/session.ts';
import type { Finding } from '../report.ts';

/** Everything that is said about places in the text: syntax, Docker's own build checks, and what commands noticed. */
export function findings(
  dockerfile: Dockerfile,
  text: string,
  session: Session | null,
): readonly Finding[] {
  const found: Finding[] = dockerfile.problems.map((problem) => ({
    id: problem.id,
    severity: problem.severity,
    line: problem.range.line,
    endLine: problem.range.endLine,
    message: problem.message,
    link: null,
  }));
  for (const { rule, message, range, link } of lintDockerfile(dockerfile, text)) {
    found.push({
      id: rule,
      severity: 'warning',
      line: range.line,
      endLine: range.endLine,
      message,
      link,
    });
  }
  for (const { notice, range } of session?.notices ?? []) {
    const { id, severity, message } = notice;
    found.push({
      id,
      severity,
      line: range.line,
      endLine: range.endLine,
      message,
      link: notice.link ?? null,
    });
  }
  const seen = new Set<string>();
  return found
    .filter((finding) => {
      const key = JSON.stringify([finding.id, finding.line, finding.message]);
      return !seen.has(key) && seen.add(key);
    })
    .sort((a, b) => a.line - b.line);
}
