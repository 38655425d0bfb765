import type { Finding, Report, Suggestion } from '../engine/report.ts';
import { formatBytes } from '../share/formatBytes.ts';

type Level = 'error' | 'warning' | 'notice';

const LEVELS: Readonly<Record<Finding['severity'], Level>> = {
  error: 'error',
  warning: 'warning',
  info: 'notice',
};

/**
 * Workflow commands that GitHub shows beside the lines of a pull request (docs.github.com, Workflow commands for GitHub Actions).
 *
 * @param path of the Dockerfile relative to the root of the repository
 * @param failed why the check failed, one sentence each
 * @param open suggestions that make the check fail
 */
export function githubAnnotations(
  report: Report,
  path: string,
  failed: readonly string[],
  open: readonly Suggestion[],
): string {
  const { error } = report;
  const lines = [
    ...report.findings.map((finding) =>
      command(LEVELS[finding.severity], path, finding, finding.id, finding.message),
    ),
    ...open.map((suggestion) => {
      const saving = `saves ${formatBytes(suggestion.savedBytes)}`;
      return command('error', path, suggestion, saving, suggestion.title);
    }),
  ];
  if (error !== undefined) {
    lines.push(command('error', path, { ...error, endLine: error.line }, error.id, error.message));
  } else if (failed.length > open.length) {
    const heaviest = report.layers.reduce<Report['layers'][number] | null>(
      (best, layer) => (best === null || layer.bytes > best.bytes ? layer : best),
      null,
    );
    const place = heaviest ?? { line: 1, endLine: 1 };
    lines.push(command('error', path, place, 'over the load line', failed[0] ?? ''));
  }
  return lines.map((line) => `${line}\n`).join('');
}

function command(
  level: Level,
  path: string,
  { line, endLine }: { readonly line: number; readonly endLine: number },
  title: string,
  message: string,
): string {
  return `::${level} file=${property(path)},line=${line},endLine=${endLine},title=${property(title)}::${data(message)}`;
}

/** As @actions/core escapes: without it a line break in a user's text would begin a command of its own. */
function data(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function property(text: string): string {
  return data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
