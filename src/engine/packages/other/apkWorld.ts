/** What the user asked apk for: /etc/apk/world, and the lists behind virtual names. */
export interface ApkWorld {
  readonly names: readonly string[];
  readonly virtual: ReadonlyMap<string, readonly string[]>;
}

/** Reads what `printWorld` wrote; the world of a fresh image is empty. */
export function apkWorld(text: string | undefined): ApkWorld {
  const names: string[] = [];
  const virtual = new Map<string, readonly string[]>();
  for (const line of (text ?? '').split('\n')) {
    const [kind, name, ...list] = line.split(' ');
    if (name === undefined || name === '') continue;
    if (kind === 'world') names.push(name);
    else if (kind === 'virtual') virtual.set(name, list);
  }
  return { names, virtual };
}

/** One line a name: a later apk call of the same build reads it back. Not the format of apk's own database. */
export function printWorld(world: ApkWorld): string {
  return [
    ...world.names.map((name) => `world ${name}`),
    ...[...world.virtual].map(([name, list]) => ['virtual', name, ...list].join(' ')),
  ].join('\n');
}
