import { instructionsOf, targetStage } from '../rewrites/edits/baseOfStage.ts';
import type { AdviceRule } from './adviceRule.ts';

/** Without a check a server that hangs looks as well as one that answers. */
export const noHealthcheck: AdviceRule = {
  id: 'no-healthcheck',
  topic: 'operation',
  link: 'https://docs.docker.com/reference/dockerfile/#healthcheck',
  find(scene) {
    const stage = targetStage(scene);
    if (stage === undefined) return [];
    const instructions = instructionsOf(stage, scene);
    const port = instructions.findLast(({ keyword }) => keyword === 'EXPOSE');
    if (port === undefined || instructions.some(({ keyword }) => keyword === 'HEALTHCHECK'))
      return [];
    return [
      {
        title: 'Say how to tell that it is well',
        why: 'The image serves a port and has no HEALTHCHECK: Docker sees that the process runs, not that it answers. Kubernetes has probes of its own instead.',
        line: port.range.line,
        endLine: port.range.endLine,
        edits: [],
        byHand:
          'HEALTHCHECK CMD with something that the image has already: Python’s urllib, Node’s fetch, busybox wget. Installing curl for it costs more than the check.',
      },
    ];
  },
};
