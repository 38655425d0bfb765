import type { Effect } from '../../effects.ts';
import type { Call } from '../../shell/command.ts';
import { modelFolder } from './modelFolder.ts';
import type { ModelRequest } from './modelRequest.ts';
import { modelSize } from './modelSize.ts';
import type { StageView } from '../program.ts';
import { asked, written } from '../written.ts';

/**
 * What downloads leave on disk. A repository of Hugging Face that is in the cache already costs nothing more: blobs are kept once and
 * snapshots are symbolic links (huggingface_hub, Understand caching).
 */
export function modelEffects(
  requests: readonly ModelRequest[],
  stage: StageView,
  call: Call,
): Effect[] {
  return requests.flatMap((request) => {
    const path = modelFolder(request, stage, call);
    const name = request.id ?? `a model of ${request.hub}`;
    const there = stage.filesystem
      .under(path)
      .some(({ content }) => content.origin.kind === 'model' && content.origin.name === name);
    if (there && request.part !== 'file') return [];
    // A path of the image itself is no download.
    if (request.hub === 'huggingface' && request.id !== null && /^[./~]/.test(request.id))
      return [];
    const size = modelSize(request, stage.catalog.models());
    const what = {
      path,
      amount: size.amount,
      fileClass: 'model' as const,
      origin: { kind: 'model' as const, name },
      evidence: size.evidence,
      source: size.source,
    };
    if (size.evidence !== 'unknown' && request.id !== null) return [written(what)];
    return asked(what, {
      what: `the size of ${name}`,
      reason:
        request.id === null
          ? 'The program computes which model it loads.'
          : 'The catalog does not know this model.',
      question: `How many bytes does ${name} download?`,
    });
  });
}
