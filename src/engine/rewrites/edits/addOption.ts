import type { FileClass, OriginKind } from '../../effects.ts';
import type { Risk } from '../../report.ts';
import { subcommandOf } from './isCommand.ts';
import { bytesOfClass, hasKind, layerOf } from './layerOf.ts';
import type { Proposal, Rewrite } from '../rewrite.ts';
import { insertAfterWord } from './wordEdits.ts';

/** An option that makes a command leave less behind. */
export interface OptionRule {
  readonly id: string;
  readonly programs: RegExp;
  readonly verbs: readonly string[];
  readonly option: string;
  /** Words of which any makes the option needless or wrong. */
  readonly unless: RegExp;
  /** What has to lie in the layer for the option to be of use. */
  readonly leaves: { readonly fileClass: FileClass } | { readonly kind: OriginKind };
  readonly title: string;
  readonly why: string;
  readonly link: string;
  readonly risk: Risk;
  readonly byHand: string | null;
}

/** A rewrite that adds an option to every command of a kind. */
export function addOption(rule: OptionRule): Rewrite {
  return {
    id: rule.id,
    find(scene) {
      return scene.commands.flatMap((command): Proposal[] => {
        const found = subcommandOf(command, rule.programs, rule.verbs);
        if (found === null) return [];
        if (command.words.some((word) => word.text !== null && rule.unless.test(word.text)))
          return [];
        const layer = layerOf(scene, command.run);
        const { leaves } = rule;
        const isUseful =
          'kind' in leaves
            ? hasKind(layer, leaves.kind)
            : bytesOfClass(layer, leaves.fileClass) > 0;
        if (!isUseful) return [];
        return [
          {
            title: rule.title,
            why: rule.why,
            link: rule.link,
            risk: rule.risk,
            line: command.run.range.line,
            endLine: command.run.range.endLine,
            edits: [insertAfterWord(found.verb, rule.option)],
            byHand: rule.byHand,
          },
        ];
      });
    },
  };
}
