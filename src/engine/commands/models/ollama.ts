import { between, type Amount } from '../../amount.ts';
import type { Program } from '../program.ts';
import { asked, homeOf } from '../written.ts';

/** ollama: `pull` (and `run`) keeps a model below OLLAMA_MODELS; `serve &` and the rest write nothing. */
export const ollama: Program = {
  names: ['ollama'],
  run(call, stage) {
    const [subcommand, model] = call.args
      .map(({ text }) => text)
      .filter((text) => !text.startsWith('-'));
    if ((subcommand !== 'pull' && subcommand !== 'run') || model === undefined)
      return { effects: [] };
    return {
      effects: asked(
        {
          path: call.env.get('OLLAMA_MODELS') ?? `${homeOf(call, stage)}/.ollama/models`,
          amount: sizeOf(model),
          fileClass: 'model',
          origin: { kind: 'model', name: model },
          evidence: 'assumed',
          source:
            'four-bit weights: about 0.6 bytes a parameter, the number of parameters by the tag',
        },
        {
          what: `the model ${model}`,
          reason: 'The catalog does not have the library of Ollama.',
          question: `How many bytes does ${model} have?`,
        },
      ),
    };
  },
};

function sizeOf(model: string): Amount {
  const billions = /(\d+(?:\.\d+)?)b\b/i.exec(model)?.[1];
  if (billions !== undefined) {
    const bytes = Number(billions) * 0.62e9;
    return between(bytes * 0.7, bytes, bytes * 3.5);
  }
  if (/embed/.test(model)) return between(40e6, 280e6, 1.3e9);
  return between(0.3e9, 4.7e9, 45e9);
}
