/** What the code editor can say of the Dockerfile beside its text. */
export interface Knowledge {
  /** Changes that can be made at lines. */
  readonly fixes: readonly Fix[];
  /** What instructions weigh, as Markdown. */
  readonly weights: readonly Weight[];
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
