import type { Effect, Selection } from '../../effects.ts';
import type { Word } from '../../shell/command.ts';
import { parseOptions } from '../../shell/parseOptions.ts';
import { STRIP_FACTOR } from '../build/stripFactor.ts';

/** Files that a command line names by a rule and not one by one: `find -exec`, `find | xargs`. */
export interface NamedBySelection {
  readonly selections: readonly Selection[];
  readonly foldersOnly: boolean;
}

/** Programs that read files and leave them alone. */
const READERS =
  /^(ls|stat|du|file|cat|grep|egrep|fgrep|wc|head|tail|echo|printf|ldd|readelf|objdump|md5sum|sha\d+sum|basename|dirname|realpath|readlink|test|true|scanelf|dpkg-query|sort|awk|gawk|cut|tr)$/;

/**
 * What a command does to files that are given by a rule.
 * @returns undefined when the command is none of those that can be told so
 */
export function runOnSelection(
  words: readonly Word[],
  { selections, foldersOnly }: NamedBySelection,
): readonly Effect[] | undefined {
  const name = words[0]?.text.replace(/^.*\//, '') ?? '';
  const args = words.slice(1);
  if (READERS.test(name) || selections.length === 0) return [];
  switch (name) {
    case 'rm':
    case 'unlink': {
      const options = parseOptions(args, {
        withValue: [],
        aliases: { '-R': '-r', '--recursive': '-r' },
      });
      // rm without -r leaves folders.
      if (foldersOnly && !options.has('-r')) return [];
      return selections.map((selection) => ({ type: 'delete', selection }));
    }
    case 'rmdir':
      return [];
    case 'chmod':
    case 'chown':
    case 'chgrp':
    case 'touch': {
      const recursive = args.some((word) => /^(-[a-zA-Z]*R[a-zA-Z]*|--recursive)$/.test(word.text));
      if (foldersOnly && !recursive) return [];
      return selections.map((selection) => ({ type: 'touch', selection }));
    }
    case 'strip':
      return selections.map((selection) => ({
        type: 'resize',
        selection: { ...selection, fileClasses: ['native'] },
        factor: STRIP_FACTOR,
      }));
    case 'sed':
    case 'perl':
    case 'dos2unix':
    case 'patchelf':
      return name === 'sed' && !args.some((word) => /^(-[a-zA-Z]*i|--in-place)/.test(word.text))
        ? []
        : selections.map((selection) => ({ type: 'touch', selection }));
    case 'sh':
    case 'bash':
    case 'dash':
      return viaShell(args, { selections, foldersOnly });
    default:
      return undefined;
  }
}

/** `sh -c 'strip "$1" || true' _ {}` and the like: the first command of the text decides. */
function viaShell(args: readonly Word[], named: NamedBySelection): readonly Effect[] | undefined {
  const script = args.find((word, index) => index > 0 && /c$/.test(args[index - 1]?.text ?? ''));
  const first = script?.text.trim().split(/\s*(?:;|&&|\|\||\||\n)\s*/)[0] ?? '';
  const words = first
    .split(/\s+/)
    .map((text): Word => ({ text: text.replace(/^["']|["']$/g, ''), exact: true, glob: false }));
  return /^(sh|bash|dash)$/.test(words[0]?.text ?? '') ? undefined : runOnSelection(words, named);
}

/** A call's words without wrappers that change nothing here. */
export function unwrapped(words: readonly Word[]): readonly Word[] {
  let at = 0;
  while (/^(sudo|env|command|nice|nohup|time)$/.test(words[at]?.text ?? '')) at += 1;
  return words.slice(at);
}
