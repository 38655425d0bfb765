import type { Workspace } from '../../src/engine/workspace.ts';
import { bertFull, bertMultiStage } from '../../src/playground/examples/bertClassifier.ts';
import { copiedUserInstall } from '../../src/playground/examples/copiedUserInstall.ts';
import { finbertSingleStage, finbertUv } from '../../src/playground/examples/finbertService.ts';
import { layeredUvService } from '../../src/playground/examples/layeredUvService.ts';

/** An article that takes a Dockerfile from one size to another. */
export interface Article {
  readonly name: string;
  /** As it prints them. */
  readonly printed: { readonly before: string; readonly after: string };
  /** Our own texts with the same bases, packages and steps. */
  readonly before: Workspace;
  readonly after: Workspace;
  /** Ids of the published texts, which are not part of the project. */
  readonly rows: { readonly file: string; readonly before: string; readonly after: string };
}

/** Same bases and steps as what the article describes, which prints no Dockerfile of its own for it. */
const opencvBefore: Workspace = {
  ...copiedUserInstall.workspace,
  dockerfile: `FROM python:3.12
WORKDIR /app
COPY . .
RUN apt-get update && apt-get install -y build-essential libopencv-dev
RUN pip install -r requirements.txt
CMD ["python", "app/main.py"]
`,
};

const layeredBefore: Workspace = {
  dockerfile: `FROM python:3.12
COPY . .
RUN pip install -r requirements.txt
CMD python main.py
`,
  files: { 'requirements.txt': 'fastapi\nuvicorn\ntorch\ntransformers\nlangchain\n' },
  context: { 'app/': 180_000 },
};

export const ARTICLES: readonly Article[] = [
  {
    name: 'BERT classifier (DZone)',
    printed: { before: '2.54 GB', after: '832 MB' },
    before: bertFull.workspace,
    after: bertMultiStage.workspace,
    rows: {
      file: 'dockerfiles.jsonl',
      before: 'dzone-bert-naive',
      after: 'dzone-bert-multistage',
    },
  },
  {
    name: 'FinBERT service (puudi)',
    printed: { before: '3.13 GB', after: '2.31 GB' },
    before: finbertSingleStage.workspace,
    after: finbertUv.workspace,
    rows: {
      file: 'dockerfiles.jsonl',
      before: 'puudi-finbert-1-base',
      after: 'puudi-finbert-5-multistage',
    },
  },
  {
    name: '“8 GB to 900 MB” (markaicode)',
    printed: { before: '8.1 GB', after: '895 MB' },
    before: opencvBefore,
    after: copiedUserInstall.workspace,
    rows: {
      file: 'claims.jsonl',
      before: 'markaicode-8gb-to-900mb',
      after: 'markaicode-8gb-to-900mb',
    },
  },
  {
    name: '“2.8 GB to 450 MB” (course blog)',
    printed: { before: '2.8 GB', after: '450 MB' },
    before: layeredBefore,
    after: layeredUvService.workspace,
    rows: {
      file: 'claims.jsonl',
      before: 'layered-ai-service-28gb-to-450mb',
      after: 'layered-ai-service-28gb-to-450mb',
    },
  },
];
