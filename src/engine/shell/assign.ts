import { expandAssignment, expandWords } from './expandWord.ts';
import { keyOf } from './expandParameter.ts';
import type { Shell } from './shell.ts';
import { setText, textOf } from './shellState.ts';
import type { AssignmentNode } from './syntax.ts';
import { joinTexts, known } from './text.ts';
import type { Text } from './text.ts';

/** Carries out `x=1`, `x+=1`, `x[1]=a` and `x=(a b)`. */
export function assign(shell: Shell, node: AssignmentNode): void {
  const { state } = shell;
  const before = state.variables.get(node.name);
  const exported = before?.exported ?? false;
  if (node.value.type === 'array') {
    const items = node.append && before?.items ? new Map(before.items) : new Map<string, Text>();
    for (const { text, exact, glob } of expandWords(shell, node.value.elements)) {
      const keyed = /^\[([^\]]+)\]=(.*)$/s.exec(text);
      const paths = glob && !keyed ? shell.host.expandGlob(text) : [];
      if (keyed) items.set(keyed[1] ?? '', { text: keyed[2] ?? '', exact });
      else if (paths.length > 0) for (const path of paths) items.set(nextKey(items), known(path));
      else items.set(nextKey(items), { text, exact });
    }
    state.variables.set(node.name, { value: known(''), items, exported });
    return;
  }
  const value = expandAssignment(shell, node.value);
  if (node.index || before?.items) {
    const key = node.index ? keyOf(shell, node.index) : '0';
    const items = new Map(before?.items ?? (before ? [['0', before.value] as const] : []));
    if (key === null) shell.unresolved('an element of an array whose index is not known is set');
    else items.set(key, node.append ? joinTexts([items.get(key) ?? known(''), value]) : value);
    state.variables.set(node.name, { value: known(''), items, exported });
    return;
  }
  const old = node.append ? textOf(state, node.name) : undefined;
  setText(state, node.name, old ? joinTexts([old, value]) : value);
}

function nextKey(items: ReadonlyMap<string, Text>): string {
  let next = items.size;
  while (items.has(String(next))) next += 1;
  return String(next);
}
