import { between, type Amount } from '../../amount.ts';

/** What the requirements of a project that nobody showed may weigh, and which words of the Dockerfile say so. */
export interface RequirementsPrior {
  readonly amount: Amount;
  /** Completes "the range is that of ...". */
  readonly of: string;
}

interface Clue extends RequirementsPrior {
  readonly when: (text: string) => boolean;
}

const has =
  (pattern: RegExp) =>
  (text: string): boolean =>
    pattern.test(text);

const isNeural = has(
  /torch|transformers|hugging_?face|\bhf_|sentence-|diffus|\bllama|vllm|whisper|\byolo|ultralytics|\bbert\b|cuda|nvidia|\bgpus?\b|rocm/,
);

/**
 * Round figures set by hand after 105 Dockerfiles of some 40 public repositories (their files weighed with the catalog, at most four a
 * repository, 2026-11-21), told apart by what their Dockerfiles say. Most kinds rest on 2 to 23 of them; that of PyTorch for the CPU is
 * a judgement. First match wins.
 */
const CLUES: readonly Clue[] = [
  {
    // The heavy part is there already, from the image or a command of its own.
    when: has(
      /^from\s+\S*(pytorch|tensorflow|vllm)|(pip3?|uv pip|conda|mamba)\s+(install|add)[^\n]*\s["']?(py)?torch\b/m,
    ),
    amount: between(60e6, 300e6, 1_200e6),
    of: 'projects whose deep-learning framework is installed apart from their requirements',
  },
  {
    when: (text) => isNeural(text) && /whl\/cpu|\+cpu\b/.test(text),
    amount: between(450e6, 1_200e6, 2_400e6),
    of: 'deep-learning projects on PyTorch for the CPU',
  },
  {
    when: isNeural,
    amount: between(250e6, 1_200e6, 8_000e6),
    of: 'projects that speak of deep learning',
  },
  {
    when: has(/libgl1|libsm6|opencv|tensorflow|keras/),
    amount: between(250e6, 1_200e6, 6_800e6),
    of: 'projects of computer vision',
  },
  {
    when: has(/mlflow|\bml\b|\bmodels?\b|sklearn|scikit|xgboost|libgomp|predict|\btrain|inference/),
    amount: between(150e6, 650e6, 6_500e6),
    of: 'projects of machine learning',
  },
  {
    when: has(/streamlit|gradio|jupyter|notebook|pandas|airflow|chroma|langchain|\brag\b/),
    amount: between(80e6, 400e6, 2_200e6),
    of: 'projects that show or move data',
  },
  {
    when: has(/^from\s+\S*alpine/m),
    amount: between(5e6, 35e6, 250e6),
    of: 'projects on Alpine',
  },
  {
    when: has(/django|manage\.py|celery/),
    amount: between(15e6, 120e6, 450e6),
    of: 'projects on Django',
  },
  {
    when: has(/uvicorn|fastapi|gunicorn|flask|hypercorn|starlette/),
    amount: between(9e6, 90e6, 1_200e6),
    of: 'web services',
  },
];

const OTHERS: RequirementsPrior = {
  amount: between(2e6, 120e6, 1_000e6),
  of: 'projects whose Dockerfile says nothing of what they do',
};

/**
 * What a project brings beside the requirements that were installed before it: mostly nothing new, since those were written for it.
 */
export const BESIDE_REQUIREMENTS: RequirementsPrior = {
  amount: between(0, 5e6, 800e6),
  of: 'what projects need beside the requirements that are installed before them',
};

/** @param dockerfile the whole text: what a project is shows in its images, variables and commands */
export function requirementsPrior(dockerfile: string): RequirementsPrior {
  const text = dockerfile
    .slice(0, 100_000)
    .toLowerCase()
    .replace(/^\s*#.*$/gm, '')
    .replace(/\\\r?\n/g, ' ');
  return CLUES.find((clue) => clue.when(text)) ?? OTHERS;
}
