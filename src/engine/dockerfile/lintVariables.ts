import { expandVariables } from './expandVariables.ts';
import type { Dockerfile, Instruction, Stage } from './instruction.ts';
import type { LintFacts, ReportLint } from './lintDockerfile.ts';
import { PLATFORM_ARGS } from './lintFrom.ts';
import { nearestWord } from './nearestWord.ts';

/** Build arguments that need no ARG. Source: Dockerfile reference, Predefined ARGs. */
const PREDEFINED = ['HTTP_PROXY', 'HTTPS_PROXY', 'FTP_PROXY', 'NO_PROXY', 'ALL_PROXY'];

interface Scope {
  readonly names: Set<string>;
  /** Whether all names are known: the base image's environment is. */
  readonly isComplete: boolean;
}

/**
 * UndefinedVar. Of an external image that is not known, names may come from its environment, so only those are told that look like a
 * slip of a name that is there.
 */
export function lintVariables(dockerfile: Dockerfile, facts: LintFacts, report: ReportLint): void {
  const scopes = new Map<string, Scope>();
  for (const stage of dockerfile.stages) {
    const scope = scopeOf(stage, scopes, facts);
    for (const instruction of stage.instructions) {
      for (const name of usedNames(instruction, scope, dockerfile.escape)) {
        // Platform arguments need an ARG in the stage whatever the base image sets.
        const isCertain = scope.isComplete || PLATFORM_ARGS.includes(name);
        const near = nearestWord(name, scope.names, Math.floor(name.length / 4));
        if (near === null && !isCertain) continue;
        const hint = near === null ? '' : ` Is $${near} meant?`;
        report('UndefinedVar', `$${name} is not set here.${hint}`, instruction.range);
      }
      declare(instruction, scope.names);
    }
    if (stage.name !== null) scopes.set(stage.name, scope);
  }
}

function scopeOf(stage: Stage, scopes: ReadonlyMap<string, Scope>, facts: LintFacts): Scope {
  const { image } = stage.from;
  const parent = scopes.get(image.toLowerCase());
  if (parent) return { ...parent, names: new Set(parent.names) };
  const base = image === 'scratch' ? [] : facts.baseEnvironment?.(image);
  return { names: new Set(['PATH', ...(base ?? [])]), isComplete: base !== undefined };
}

function declare(instruction: Instruction, names: Set<string>): void {
  if (instruction.type === 'env') for (const { name } of instruction.variables) names.add(name);
  if (instruction.type === 'arg') for (const { name } of instruction.args) names.add(name);
}

function usedNames(instruction: Instruction, scope: Scope, escape: string): ReadonlySet<string> {
  const used = new Set<string>();
  for (const text of expandedTexts(instruction)) {
    if (!text.includes('$')) continue;
    const lookup = (name: string): string | undefined => (scope.names.has(name) ? '' : undefined);
    for (const name of expandVariables(text, lookup, escape).unset) {
      const isSpecial = PREDEFINED.includes(name.toUpperCase()) || /^\d+$|^\W$/.test(name);
      if (!isSpecial) used.add(name);
    }
  }
  return used;
}

/** The texts that the builder expands. Source: Dockerfile reference, Environment replacement. */
function expandedTexts(instruction: Instruction): readonly string[] {
  switch (instruction.type) {
    case 'copy':
    case 'add':
      return [
        ...instruction.sources.flatMap((source) => (source.kind === 'path' ? [source.path] : [])),
        instruction.destination,
        ...instruction.flags.map(({ value }) => value ?? ''),
      ];
    case 'env':
      return instruction.variables.flatMap(({ name, value }) => [name, value]);
    case 'arg':
      return instruction.args.map(({ value }) => value ?? '');
    case 'workdir':
      return [instruction.path];
    case 'user':
      return [instruction.user];
    case 'volume':
      return instruction.paths;
    case 'metadata':
      return /^(?:LABEL|EXPOSE|STOPSIGNAL)$/.test(instruction.keyword)
        ? [instruction.argument]
        : [];
    case 'run':
    case 'shell':
    case 'onbuild':
    case 'invalid':
      return [];
  }
}
