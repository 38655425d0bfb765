import { APT, subcommandOf } from './isCommand.ts';
import { appendToRun } from './endOfRun.ts';
import { locateCommands } from './locateCommands.ts';
import type { Rewrite } from './rewrite.ts';

/** `apt-get update` leaves the indexes of the whole archive in the layer. */
export const aptRemoveLists: Rewrite = {
  id: 'apt-remove-lists',
  find({ dockerfile, workspace }) {
    const runs = new Set(
      locateCommands(dockerfile)
        .filter((command) => subcommandOf(command, APT, ['update']) !== null)
        .map((command) => command.run),
    );
    return [...runs].flatMap((run) => {
      if (/\/var\/lib\/apt\/lists|dist-clean/.test(run.text)) return [];
      const edit = appendToRun(
        run,
        'rm -rf /var/lib/apt/lists/*',
        workspace.dockerfile,
        dockerfile.escape,
      );
      if (edit === null) return [];
      return {
        title: 'Remove apt’s package lists in the same RUN',
        why: 'apt-get update stores the index of the whole archive under /var/lib/apt/lists. Only the RUN that wrote it can take it away again.',
        link: 'https://docs.docker.com/build/building/best-practices/#apt-get',
        risk: 'safe',
        line: run.range.line,
        endLine: run.range.endLine,
        edits: [edit],
        byHand: null,
      };
    });
  },
};
