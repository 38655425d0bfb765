/** A model, corpus or browser that a program downloads when it runs. */
export interface ModelRequest {
  /** As in the catalog: `huggingface`, `openai-whisper`, `torch-hub`, `torchvision`, `spacy`, `nltk`, `easyocr`, `tiktoken`, `ultralytics`. */
  readonly hub: string;
  /** Null when the text does not tell it. */
  readonly id: string | null;
  /**
   * What of it: the weights and small files that a library loads, every file of the repository, one named file, or only small files
   * (a tokenizer).
   */
  readonly part: 'weights' | 'snapshot' | 'file' | 'small';
  /** The file's name, or patterns of a filtered snapshot. */
  readonly files?: readonly string[];
  /** A folder that the program names itself (`local_dir`, `cache_dir`), not expanded. */
  readonly folder?: string;
}
