import type { Finding, Report } from '../../engine/report.ts';

export interface SarifOptions {
  /** Path of the Dockerfile relative to the root of the repository. */
  readonly path: string;
  /** Version of Plimsoll. */
  readonly version: string;
}

const LEVELS: Readonly<Record<Finding['severity'], 'error' | 'warning' | 'note'>> = {
  error: 'error',
  warning: 'warning',
  info: 'note',
};

/** Findings, and why the text cannot be weighed where it cannot, as SARIF 2.1.0 (OASIS): what code scanning reads. JSON text. */
export function findingsSarif(report: Report, { path, version }: SarifOptions): string {
  const { error } = report;
  const findings: readonly Finding[] =
    error === undefined
      ? report.findings
      : [{ ...error, severity: 'error', endLine: error.line, link: null }, ...report.findings];
  const ids = [...new Set(findings.map(({ id }) => id))];
  const log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'Plimsoll',
            version,
            rules: ids.map((id) => {
              const link = findings.find((finding) => finding.id === id)?.link ?? null;
              return { id, ...(link !== null && { helpUri: link }) };
            }),
          },
        },
        columnKind: 'utf16CodeUnits',
        results: findings.map(({ id, severity, message, line, endLine }) => ({
          ruleId: id,
          ruleIndex: ids.indexOf(id),
          level: LEVELS[severity],
          message: { text: message },
          locations: [
            {
              physicalLocation: {
                artifactLocation: { uri: encodeURI(path) },
                region: { startLine: line, endLine },
              },
            },
          ],
        })),
      },
    ],
  };
  return `${JSON.stringify(log, null, 2)}\n`;
}
