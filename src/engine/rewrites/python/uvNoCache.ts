import { pipInstallOf } from '../edits/isCommand.ts';
import { bytesOfClass, layerOf } from '../edits/layerOf.ts';
import type { LocatedCommand, LocatedWord } from '../edits/locateCommands.ts';
import type { Proposal, Rewrite } from '../rewrite.ts';
import { insertAfterWord } from '../edits/wordEdits.ts';

/** uv keeps unpacked wheels in its cache: free while it can link to them within a layer, twice the bytes when it copies. */
export const uvNoCache: Rewrite = {
  id: 'uv-no-cache',
  find(scene) {
    return scene.commands.flatMap((command): Proposal[] => {
      const verb = verbOf(command);
      if (verb === null || /\s(--no-cache(-dir)?|-n)\b/.test(textOf(command))) return [];
      if (bytesOfClass(layerOf(scene, command.run), 'cache') === 0) return [];
      return [
        {
          title: 'Install without uv’s cache',
          why: 'uv keeps the unpacked wheels in ~/.cache/uv, and where it copies instead of linking the layer stores them twice. --no-cache keeps nothing.',
          link: 'https://docs.astral.sh/uv/guides/integration/docker/#caching',
          risk: 'safe',
          line: command.run.range.line,
          endLine: command.run.range.endLine,
          edits: [insertAfterWord(verb, '--no-cache')],
          byHand: null,
        },
      ];
    });
  },
};

function verbOf(command: LocatedCommand): LocatedWord | null {
  const install = pipInstallOf(command);
  if (install?.tool === 'uv') return install.verb;
  const second = command.words[1];
  return command.name === 'uv' && second?.text === 'sync' ? second : null;
}

function textOf(command: LocatedCommand): string {
  return command.words.map((word) => ` ${word.text ?? ''}`).join('');
}
