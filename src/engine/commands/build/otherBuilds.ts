import { between } from '../../amount.ts';
import type { Program } from '../program.ts';
import { unknownNote } from '../unknownBytes.ts';

/** Builders of other languages' projects that have no model of their own. */
export const otherBuilds: Program = {
  names: ['sbt', 'ant', 'cabal', 'stack', 'mix', 'just', 'swift', 'zig', 'lein'],
  run(call) {
    if (
      call.args.some(({ text }) => /^(--version|-v|--help|clean|--info)$/.test(text)) &&
      call.args.length === 1
    )
      return { effects: [] };
    const verb = call.args.find(({ text }) => !text.startsWith('-'))?.text ?? '';
    return {
      effects: [
        unknownNote({
          what: `${call.name} ${verb}`.trim(),
          reason: `What ${call.name} fetches and makes cannot be told from its command.`,
          question: `How many bytes does ${call.name} ${verb} leave?`,
          path: call.cwd,
          amount: between(0, 50e6, 3e9),
          origin: { kind: 'generated', name: call.name },
        }),
      ],
    };
  },
};
