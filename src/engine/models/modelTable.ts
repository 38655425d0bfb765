/** Sizes of models, corpora and browsers that people bake into images. */
export interface ModelTable {
  /** Everything known of `id` at a hub (`huggingface`, `torch-hub`, `spacy`, `nltk`, `whisper`, `playwright`, ...). */
  find(hub: string, id: string): readonly ModelFacts[];
}

export interface ModelFacts {
  readonly hub: string;
  readonly id: string;
  /** Which files, as the source names them. */
  readonly files: string;
  readonly bytes: number;
  readonly source: string;
  readonly confidence: string;
}
