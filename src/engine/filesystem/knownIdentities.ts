import type { Content, FileClass } from '../effects.ts';

/**
 * What ever was in a ledger: most of what an install writes is new, and need not be looked for among thousands of pieces. A fork shares
 * it, so it lies in floors of which only the uppermost grows; one that has become half as large as the one below is united with it, so
 * that there are never many.
 */
export class KnownIdentities {
  readonly #below: KnownIdentities | null;
  readonly #own: Floor;

  private constructor(below: KnownIdentities | null, own: Floor) {
    this.#below = below;
    this.#own = own;
  }

  static nothing(): KnownIdentities {
    return new KnownIdentities(null, new Floor());
  }

  /** Whether a piece that is the same (isSame) may ever have been here: `false` is certain. */
  has(content: Content): boolean {
    return this.#own.has(content) || (this.#below?.has(content) ?? false);
  }

  hasFile(path: string): boolean {
    return this.#own.files.has(path) || (this.#below?.hasFile(path) ?? false);
  }

  /** Only for who holds it alone. */
  add(content: Content): void {
    this.#own.add(content);
  }

  /** One that grows by itself over this one, which must not grow any more. */
  grown(): KnownIdentities {
    let [below, own] = [this.#below, this.#own];
    while (below !== null && own.size * 2 >= below.#own.size) {
      own = below.#own.with(own);
      below = below.#below;
    }
    const shared = own === this.#own ? this : new KnownIdentities(below, own);
    return new KnownIdentities(shared, new Floor());
  }
}

/** Files by path; scattered bytes by the name of their origin, their path and their class, which is what makes two of them the same. */
class Floor {
  readonly files = new Set<string>();
  /** By the name of the origin: hardly any lies in two places. */
  readonly #spread = new Map<string, Place>();

  get size(): number {
    return this.files.size + this.#spread.size;
  }

  has({ path, spread, fileClass, origin }: Content): boolean {
    if (!spread) return this.files.has(path);
    const place = placeAt(path, this.#spread.get(origin.name));
    return place !== undefined && (place.classes & BIT[fileClass]) !== 0;
  }

  add({ path, spread, fileClass, origin }: Content): void {
    if (spread) this.#addSpread(origin.name, path, BIT[fileClass]);
    else this.files.add(path);
  }

  with(other: Floor): Floor {
    const both = new Floor();
    for (const floor of [this, other]) {
      for (const path of floor.files) both.files.add(path);
      for (const [name, places] of floor.#spread) {
        for (let place: Place | undefined = places; place !== undefined; place = place.next) {
          both.#addSpread(name, place.path, place.classes);
        }
      }
    }
    return both;
  }

  #addSpread(name: string, path: string, classes: number): void {
    const first = this.#spread.get(name);
    const place = placeAt(path, first);
    if (place !== undefined) place.classes |= classes;
    else this.#spread.set(name, { path, classes, next: first });
  }
}

/** Where bytes of one name lie: the first of a short list. */
interface Place {
  readonly path: string;
  /** A bit for each class. */
  classes: number;
  readonly next: Place | undefined;
}

function placeAt(path: string, places: Place | undefined): Place | undefined {
  let place = places;
  while (place !== undefined && place.path !== path) place = place.next;
  return place;
}

const BIT: Readonly<Record<FileClass, number>> = {
  system: 1 << 0,
  code: 1 << 1,
  bytecode: 1 << 2,
  native: 1 << 3,
  tests: 1 << 4,
  data: 1 << 5,
  docs: 1 << 6,
  cache: 1 << 7,
  lists: 1 << 8,
  archive: 1 << 9,
  vcs: 1 << 10,
  model: 1 << 11,
};
