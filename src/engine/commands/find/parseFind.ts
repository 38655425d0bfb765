import type { Word } from '../../shell/command.ts';

/** A find command line: where to look, and the branches of its expression in order. */
export interface FindQuery {
  /** Starting points as written; `.` when none is given. */
  readonly roots: readonly Word[];
  /** The expression as alternatives, each a list of tests and actions that hold together. */
  readonly branches: readonly (readonly FindTerm[])[];
  readonly minDepth: number;
  readonly maxDepth: number;
}

export type FindTerm =
  | { readonly kind: 'name' | 'path'; readonly glob: string; readonly negated: boolean }
  | { readonly kind: 'type'; readonly letters: string; readonly negated: boolean }
  /** A test on what the ledger does not know: owner, mode, age, size. `-empty` files weigh nothing. */
  | { readonly kind: 'empty' | 'other'; readonly test: string; readonly negated: boolean }
  | { readonly kind: 'prune' }
  | FindAction;

export type FindAction =
  | { readonly kind: 'delete' }
  | { readonly kind: 'print' }
  | { readonly kind: 'exec'; readonly words: readonly Word[]; readonly together: boolean };

/** Brackets and negations inside each other: user text must not exhaust the stack. */
const DEEPEST = 50;

/** Expressions of real clean-ups have a handful of alternatives. */
const MOST_BRANCHES = 64;

const WITH_VALUE =
  /^-(a|c|m)(time|min)$|^-newer..$|^-(newer|anewer|cnewer|perm|user|uid|group|gid|size|links|inum|regex|iregex|regextype|lname|ilname|fstype|used|samefile|context|xtype)$/;

const OPTIONS = new Set(['-depth', '-d', '-mount', '-xdev', '-follow', '-noleaf', '-daystart']);

/** Reads the arguments of find. Source: find(1), GNU findutils 4.9. */
export function parseFind(args: readonly Word[]): FindQuery {
  const reader = new Reader(args);
  const roots = reader.roots();
  const branches = reader.alternatives();
  return {
    roots: roots.length > 0 ? roots : [{ text: '.', exact: true, glob: false }],
    branches: branches.slice(0, MOST_BRANCHES),
    minDepth: reader.minDepth,
    maxDepth: reader.maxDepth,
  };
}

type Branch = readonly FindTerm[];

class Reader {
  minDepth = 0;
  maxDepth = Number.POSITIVE_INFINITY;
  #at = 0;
  #depth = 0;

  constructor(private readonly args: readonly Word[]) {}

  roots(): readonly Word[] {
    const roots: Word[] = [];
    for (; this.#at < this.args.length; this.#at += 1) {
      const word = this.args[this.#at];
      if (word === undefined || /^[(!,]$/.test(word.text)) break;
      if (/^-[HLPO]\d?$/.test(word.text)) continue;
      if (word.text.startsWith('-')) break;
      roots.push(word);
    }
    return roots;
  }

  /** expression := conjunction { -o conjunction }, as a list of branches. */
  alternatives(): readonly Branch[] {
    const branches: Branch[] = [...this.#conjunction()];
    while (/^(-o|-or|,)$/.test(this.#peek())) {
      this.#at += 1;
      branches.push(...this.#conjunction());
    }
    return branches;
  }

  #conjunction(): readonly Branch[] {
    let branches: readonly Branch[] = [[]];
    while (this.#at < this.args.length && !/^(-o|-or|,|\))$/.test(this.#peek())) {
      const factor = this.#factor(false);
      if (factor === null) continue;
      branches = branches
        .flatMap((left) => factor.map((right) => [...left, ...right]))
        .slice(0, MOST_BRANCHES);
    }
    return branches;
  }

  /** One test or action; null for what changes nothing. */
  #factor(negated: boolean): readonly Branch[] | null {
    const text = this.#next()?.text ?? '';
    if (this.#depth > DEEPEST) return null;
    if (text === '-a' || text === '-and' || OPTIONS.has(text)) return null;
    if (text === '!' || text === '-not') {
      this.#depth += 1;
      const factor = this.#factor(!negated);
      this.#depth -= 1;
      return factor;
    }
    if (text === '(') {
      this.#depth += 1;
      const inner = this.alternatives();
      this.#depth -= 1;
      if (this.#peek() === ')') this.#at += 1;
      return negated ? negate(inner) : inner;
    }
    const term = this.#term(text, negated);
    return term === null ? null : [[term]];
  }

  #term(text: string, negated: boolean): FindTerm | null {
    switch (text) {
      case '-name':
      case '-iname':
        return { kind: 'name', glob: this.#value(), negated };
      case '-path':
      case '-wholename':
      case '-ipath':
      case '-iwholename':
        return { kind: 'path', glob: this.#value(), negated };
      case '-type':
        return { kind: 'type', letters: this.#value(), negated };
      case '-maxdepth':
        this.maxDepth = Number.parseInt(this.#value(), 10) || 0;
        return null;
      case '-mindepth':
        this.minDepth = Number.parseInt(this.#value(), 10) || 0;
        return null;
      case '-prune':
        return { kind: 'prune' };
      case '-delete':
        return { kind: 'delete' };
      case '-exec':
      case '-execdir':
      case '-ok':
      case '-okdir':
        return this.#exec();
      case '-empty':
        return { kind: 'empty', test: text, negated };
      case '-print':
      case '-print0':
      case '-ls':
        return { kind: 'print' };
      case '-printf':
      case '-fprint':
        this.#value();
        return { kind: 'print' };
      default:
        if (WITH_VALUE.test(text))
          return { kind: 'other', test: `${text} ${this.#value()}`, negated };
        return { kind: 'other', test: text, negated };
    }
  }

  #exec(): FindTerm {
    const words: Word[] = [];
    for (;;) {
      const word = this.#next();
      if (word === undefined || word.text === ';') return { kind: 'exec', words, together: false };
      if (word.text === '+' && words.at(-1)?.text === '{}') {
        return { kind: 'exec', words, together: true };
      }
      words.push(word);
    }
  }

  #peek(): string {
    return this.args[this.#at]?.text ?? '';
  }

  #next(): Word | undefined {
    this.#at += 1;
    return this.args[this.#at - 1];
  }

  #value(): string {
    return this.#next()?.text ?? '';
  }
}

/** De Morgan over branches of plain tests: none of the alternatives may hold. */
function negate(branches: readonly Branch[]): readonly Branch[] {
  return branches.reduce<readonly Branch[]>(
    (sofar, branch) =>
      sofar
        .flatMap((left) =>
          branch.map((term) => [
            ...left,
            'negated' in term ? { ...term, negated: !term.negated } : term,
          ]),
        )
        .slice(0, MOST_BRANCHES),
    [[]],
  );
}
