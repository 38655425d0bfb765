import type { FileClass, OriginKind } from '../../effects.ts';
import { appendToRun } from './endOfRun.ts';
import { instructionsOf } from './baseOfStage.ts';
import { subcommandOf } from './isCommand.ts';
import { bytesOfClass, layerOf } from './layerOf.ts';
import type { LocatedCommand } from './locateCommands.ts';
import type { Proposal, Rewrite, Scene } from '../rewrite.ts';

/** A package manager that leaves something in the layer, and the command that takes it away. */
export interface CleanUp {
  readonly id: string;
  readonly programs: RegExp;
  readonly verbs: readonly string[];
  /** What has to lie in the layer for the command to be of use. */
  readonly leaves: readonly { readonly fileClass: FileClass; readonly kind?: OriginKind }[];
  /** The command to run at the end of the RUN. @param program as written. @param env names of the variables that are set there */
  command(program: string, env: ReadonlySet<string>): string;
  readonly title: string;
  readonly why: string;
  readonly link: string;
}

/** A rewrite that cleans up at the end of the RUN that installs: the only place where it takes bytes away. */
export function cleanAfterInstall(rule: CleanUp): Rewrite {
  return {
    id: rule.id,
    find(scene) {
      const done = new Set<number>();
      return scene.commands.flatMap((command): Proposal[] => {
        const { run } = command;
        if (done.has(run.range.start)) return [];
        if (subcommandOf(command, rule.programs, rule.verbs) === null) return [];
        const layer = layerOf(scene, run);
        const left = rule.leaves.reduce(
          (sum, { fileClass, kind }) => sum + bytesOfClass(layer, fileClass, kind),
          0,
        );
        if (left === 0) return [];
        const [program] = command.words;
        const clean = rule.command(program?.text ?? command.name, variablesAt(command, scene));
        if (run.text.includes(clean)) return [];
        const edit = appendToRun(run, clean, scene.workspace.dockerfile, scene.dockerfile.escape);
        if (edit === null) return [];
        done.add(run.range.start);
        return [
          {
            title: rule.title,
            why: rule.why,
            link: rule.link,
            risk: 'safe',
            line: run.range.line,
            endLine: run.range.endLine,
            edits: [edit],
            byHand: null,
          },
        ];
      });
    },
  };
}

function variablesAt({ run, stage }: LocatedCommand, scene: Scene): ReadonlySet<string> {
  const own = scene.dockerfile.stages[stage];
  const names = new Set<string>();
  for (const one of own === undefined ? [] : instructionsOf(own, scene)) {
    if (one === run) break;
    const set = one.type === 'env' ? one.variables : one.type === 'arg' ? one.args : [];
    for (const { name } of set) names.add(name);
  }
  return names;
}
