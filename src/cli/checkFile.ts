import { appendFile, writeFile } from 'node:fs/promises';
import type { LoadingCatalog } from '../catalog/createCatalog.ts';
import { weigh } from '../catalog/weigh.ts';
import { checkClaims } from '../share/claims/checkClaims.ts';
import type { ClaimVerdict } from '../share/claims/claim.ts';
import type { Report, Risk, Suggestion } from '../engine/report.ts';
import { claimText } from '../share/claims/claimText.ts';
import { findingsSarif } from '../share/export/findingsSarif.ts';
import { reportMarkdown } from '../share/export/reportMarkdown.ts';
import { formatBytes } from '../share/formatBytes.ts';
import { formatRange } from '../share/formatRange.ts';
import { savingText } from '../share/savingText.ts';
import { githubAnnotations } from './githubAnnotations.ts';
import type { CheckRequest } from './parseArguments.ts';
import { nameOf, readWorkspace } from './readWorkspace.ts';
import type { Surroundings } from './runCommand.ts';
import { painter, printable } from './terminal.ts';
import { version } from './version.ts';

const RISKS: readonly Risk[] = ['safe', 'check', 'behaviour'];

/** Weighs a Dockerfile against a load line. @returns the exit status: 0 under, 1 over or not weighed, 2 not read */
export async function checkFile(
  request: CheckRequest,
  loaded: LoadingCatalog,
  to: Surroundings,
): Promise<number> {
  const workspace = await readWorkspace(request, to);
  if (workspace === null) return 2;
  const report = await weigh(workspace, loaded);
  const open = openSuggestions(report, request.failOn);
  const verdicts = report.error === undefined ? checkClaims(report, request.claims) : [];
  const failed = [...failures(report, request, open), ...verdicts.flatMap(deniedText)];

  const { GITHUB_ACTIONS, GITHUB_STEP_SUMMARY: summary = '' } = to.environment;
  if (GITHUB_ACTIONS === 'true') {
    to.stdout.write(githubAnnotations(report, request.dockerfile, failed, open));
  }
  try {
    if (summary !== '') await appendFile(summary, summaryOf(report, request));
    if (request.sarif !== null) {
      const options = { path: request.dockerfile, version: version() };
      await writeFile(request.sarif, findingsSarif(report, options));
    }
  } catch (reason) {
    to.stderr.write(`plimsoll: ${reason instanceof Error ? reason.message : String(reason)}\n`);
    return 2;
  }

  const paint = painter(to.stdout, to.environment);
  for (const failure of failed) {
    to.stdout.write(`${paint('red', 'FAIL')}  ${nameOf(request)}: ${printable(failure)}\n`);
  }
  for (const verdict of verdicts) {
    if (deniedText(verdict).length > 0) continue;
    const text = printable(claimText(verdict).join(' '));
    to.stdout.write(`${paint('green', 'ok')}    ${nameOf(request)}: ${text}\n`);
  }
  if (failed.length === 0 && (verdicts.length === 0 || request.loadLine !== null)) {
    to.stdout.write(`${paint('green', 'ok')}    ${nameOf(request)}: ${balance(report, request)}\n`);
  }
  return failed.length === 0 ? 0 : 1;
}

function failures(
  report: Report,
  { loadLine, failOn }: CheckRequest,
  open: readonly Suggestion[],
): readonly string[] {
  if (report.error !== undefined) {
    return [`line ${report.error.line}: ${report.error.message}`];
  }
  const failed: string[] = [];
  if (loadLine !== null && report.image.bytes > loadLine) {
    failed.push(balance(report, { loadLine }));
  }
  if (failOn !== null && open.length > 0) {
    failed.push(
      ...open.map((one) => `line ${one.line}: ${one.title} (${one.risk}) ${savingText(one)}`),
    );
  }
  return failed;
}

/** A claim that cannot be true with what contradicts it; one about a part that is not built is no better. */
function deniedText(verdict: ClaimVerdict): readonly string[] {
  switch (verdict.outcome) {
    case 'holds':
    case 'near':
    case 'holds-compressed':
    case 'holds-disk-usage':
      return [];
    case 'too-small':
    case 'too-large':
    case 'not-there':
      return [claimText(verdict).join(' ')];
  }
}

/** Suggestions of the risk or of a lower one. */
function openSuggestions({ suggestions }: Report, failOn: Risk | null): readonly Suggestion[] {
  if (failOn === null) return [];
  const most = RISKS.indexOf(failOn);
  return suggestions.filter(({ risk }) => RISKS.indexOf(risk) <= most);
}

function balance({ image }: Report, { loadLine }: Pick<CheckRequest, 'loadLine'>): string {
  const range = formatRange(image);
  const weight = `the image weighs ${formatBytes(image.bytes)}${range === null ? '' : ` (${range})`}`;
  if (loadLine === null) return weight;
  const line = `the load line of ${formatBytes(loadLine)}`;
  return image.bytes > loadLine
    ? `${weight}, ${formatBytes(image.bytes - loadLine)} over ${line}`
    : `${weight}, ${formatBytes(loadLine - image.bytes)} below ${line}`;
}

function summaryOf(report: Report, { loadLine }: CheckRequest): string {
  return `## Plimsoll\n\n${reportMarkdown(report, loadLine === null ? {} : { loadLine })}\n`;
}
