import type { Amount } from '../../../src/engine/amount.ts';
import type { Effect, Selection } from '../../../src/engine/effects.ts';

/** Effects as short lines, so that a table can show them beside the command. */
export function describeEffects(effects: readonly Effect[]): string[] {
  return effects.map(describeEffect);
}

function describeEffect(effect: Effect): string {
  switch (effect.type) {
    case 'write': {
      const { path, spread, amount, fileClass } = effect.content;
      return `write ${path}${spread ? '/' : ''} ${showAmount(amount)} ${fileClass}`;
    }
    case 'delete':
    case 'touch':
      return `${effect.type} ${showSelection(effect.selection)}`;
    case 'move':
    case 'copy':
      return `${effect.type} ${effect.from} -> ${effect.to}`;
    case 'link':
      return `${effect.hard ? 'hard' : 'soft'} link ${effect.to} -> ${effect.from}`;
    case 'resize':
      return `resize ${showSelection(effect.selection)} by ${effect.factor.bytes}`;
    case 'env':
      return `env ${effect.name}=${effect.value}`;
    case 'dpkg':
      return `dpkg ${Object.keys(effect.packages).join(' ')}`;
    case 'unknown':
      return `unknown ${effect.unknown.what}`;
    case 'notice':
      return `notice ${effect.notice.id}`;
  }
}

function showAmount({ bytes, low, high }: Amount): string {
  return low === bytes && high === bytes ? String(bytes) : `${low}..${bytes}..${high}`;
}

function showSelection({ paths, names, fileClasses }: Selection): string {
  let text = paths.join(' ');
  if (names) text += ` named ${names.join(' ')}`;
  if (fileClasses) text += ` of ${fileClasses.join(' ')}`;
  return text;
}
