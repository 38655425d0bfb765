/** What the code editor can say of the Dockerfile beside its text. */
export interface Knowledge {
  /** Changes that can be made at lines. */
  readonly fixes: readonly Fix[];
  /** What instructions weigh, as Markdown. */
  readonly weights: readonly Weight[];
  /** What packages add that the text names, as Markdown. */
  readonly packages: readonly PackageWeight[];
}

export interface PackageWeight {
  /** As indexes compare it. */
  readonly name: string;
  readonly line: number;
  readonly endLine: number;
  readonly markdown: string;
}

export interface Fix {
  readonly id: string;
  readonly title: string;
  readonly line: number;
  readonly endLine: number;
}

export interface Weight {
  readonly line: number;
  readonly endLine: number;
  readonly markdown: readonly string[];
}
