import type { Dockerfile, Instruction, Stage } from './instruction.ts';
import type { LintFacts, ReportLint } from './lintDockerfile.ts';
import { writtenKeyword } from './lintNames.ts';
import { readJsonStrings } from './reader.ts';
import { splitAtBlanks, splitWords } from './splitWords.ts';

/** What is passed on to stages that start from a stage. */
interface Inherited {
  readonly hasShell: boolean;
  readonly hasWorkdir: boolean;
}

/** One instruction after the other. */
export function lintInstructions(
  dockerfile: Dockerfile,
  facts: LintFacts,
  report: ReportLint,
): void {
  const inherited = new Map<string, Inherited>();
  for (const stage of dockerfile.stages) {
    const from = inherited.get(stage.from.image.toLowerCase());
    const end = lintStage(stage, from, { dockerfile, facts, report });
    if (stage.name !== null) inherited.set(stage.name, end);
  }
}

interface Context {
  readonly dockerfile: Dockerfile;
  readonly facts: LintFacts;
  readonly report: ReportLint;
}

function lintStage(stage: Stage, from: Inherited | undefined, context: Context): Inherited {
  const { report } = context;
  let hasShell = from?.hasShell ?? false;
  let hasWorkdir = from?.hasWorkdir ?? false;
  const last = new Map<string, Instruction>();
  for (const instruction of stage.instructions) {
    const { keyword, range } = instruction;
    if (keyword === 'CMD' || keyword === 'ENTRYPOINT' || keyword === 'HEALTHCHECK') {
      const before = last.get(keyword);
      if (before) {
        const message = `Only the last ${keyword} of a stage counts; this one is ignored.`;
        report('MultipleInstructionsDisallowed', message, before.range);
      }
      last.set(keyword, instruction);
    }
    if (instruction.type === 'shell') hasShell = true;
    if (instruction.type === 'workdir') {
      const { path } = instruction;
      // What a variable holds is not known here.
      if (!hasWorkdir && !/^(?:["']?[/\\$]|[A-Za-z]:)/.test(path)) {
        const message = `Where WORKDIR ${path} is depends on the base image; start with an absolute path.`;
        report('WorkdirRelativePath', message, range);
      }
      hasWorkdir = true;
    }
    lintOne(instruction, hasShell, context);
  }
  return { hasShell, hasWorkdir };
}

function lintOne(instruction: Instruction, hasShell: boolean, context: Context): void {
  const { report, dockerfile } = context;
  const { range, keyword } = instruction;
  switch (instruction.type) {
    case 'copy':
    case 'add':
      lintSources(instruction, context);
      break;
    case 'env':
      for (const { name } of instruction.variables) lintSecret('ENV', name, instruction, report);
      if (isLegacy(instruction.text.slice(3), dockerfile.escape)) {
        lintLegacy(instruction, report);
      }
      break;
    case 'arg':
      for (const { name } of instruction.args) lintSecret('ARG', name, instruction, report);
      break;
    case 'metadata':
      if (keyword === 'MAINTAINER') {
        report(
          'MaintainerDeprecated',
          'MAINTAINER is deprecated: use LABEL org.opencontainers.image.authors.',
          range,
        );
      } else if (keyword === 'LABEL' && isLegacy(instruction.argument, dockerfile.escape)) {
        lintLegacy(instruction, report);
      } else if (keyword === 'EXPOSE') {
        lintExpose(instruction.argument, instruction, report);
      } else if ((keyword === 'CMD' || keyword === 'ENTRYPOINT') && !hasShell) {
        const { argument } = instruction;
        if (argument === '' || readJsonStrings(argument)) break;
        const message = `In JSON form (${keyword} ["program", "argument"]) the program itself gets the signals, not a shell.`;
        report('JSONArgsRecommended', message, range);
      }
      break;
    default:
  }
}

function lintLegacy(instruction: Instruction, report: ReportLint): void {
  const keyword = writtenKeyword(instruction);
  const message = `Write ${keyword} name=value instead of ${keyword} name value.`;
  report('LegacyKeyValueFormat', message, instruction.range);
}

function isLegacy(argument: string, escape: string): boolean {
  // The name ends at the first blank, or at an equals sign before it.
  const [first] = splitWords(argument.slice(0, 4096).replace(/^[\s\\`]+/, ''), escape);
  return first !== undefined && !first.text.includes('=');
}

/** Full words of a name that tell a secret, and those that tell that it is none. */
const SECRET = /(?:^|_)(?:apikey|auth|credentials?|key|password|pword|passwd|secret|token)(?:_|$)/i;
const NO_SECRET = /(?:^|_)(?:public|file|version)(?:_|$)/i;

function lintSecret(
  keyword: string,
  name: string,
  { range }: Instruction,
  report: ReportLint,
): void {
  if (!SECRET.test(name) || NO_SECRET.test(name)) return;
  const message = `${keyword} ${name} stays readable in the image; use RUN --mount=type=secret.`;
  report('SecretsUsedInArgOrEnv', message, range);
}

function lintExpose(argument: string, { range }: Instruction, report: ReportLint): void {
  for (const { text } of splitAtBlanks(argument)) {
    if (text.includes('$')) continue;
    const protocol = text.split('/')[1] ?? '';
    if (protocol !== protocol.toLowerCase()) {
      report(
        'ExposeProtoCasing',
        `The protocol in EXPOSE ${text} is better written ${protocol.toLowerCase()}.`,
        range,
      );
    }
    if (text.includes(':')) {
      report(
        'ExposeInvalidFormat',
        `EXPOSE takes a port of the container, not an address or a mapping: ${text}.`,
        range,
      );
    }
  }
}

function lintSources(
  instruction: Extract<Instruction, { type: 'copy' | 'add' }>,
  { facts, report }: Context,
): void {
  if (instruction.from !== null || !facts.isIgnored) return;
  for (const source of instruction.sources) {
    if (source.kind !== 'path' || /[$*?[]|^[a-z+]+:\/\/|^git@/.test(source.path)) continue;
    const path = source.path.replace(/^(?:\.?\/)+/, '').replace(/\/+$/, '');
    if (path === '' || path === '.' || !facts.isIgnored(path)) continue;
    const message = `${source.path} is excluded by .dockerignore, so ${instruction.keyword} does not find it.`;
    report('CopyIgnoredFile', message, instruction.range);
  }
}
