import { modelFirst } from '../../../src/engine/rewrites/layers/modelFirst.ts';
import { testRewrite } from './testRewrite.ts';

const context = { 'src/a.py': 1000, 'models/a.safetensors': 300_000_000, 'requirements.txt': 10 };
const weighed = { context, isWeighed: true } as const;
const HEAD = 'FROM python:3.12-slim\nWORKDIR /app\nCOPY requirements.txt .\n';

// https://docs.docker.com/build/cache/optimize/#order-your-layers
testRewrite(modelFirst, {
  'below the code, in the same folder': {
    ...weighed,
    before: `${HEAD}COPY src src\nCOPY models models\nCMD ["a"]\n`,
    after: `${HEAD}COPY models models\nCOPY src src\nCMD ["a"]\n`,
  },
  'below several copies of code and what runs between them': {
    ...weighed,
    before: `${HEAD}COPY src src\nRUN true\nCOPY src/a.py /b.py\nEXPOSE 80\nCOPY models /models\n`,
    after: `${HEAD}COPY models /models\nCOPY src src\nRUN true\nCOPY src/a.py /b.py\nEXPOSE 80\n`,
  },
  'leaves one that no code stands before': {
    ...weighed,
    before: `${HEAD}COPY models models\nCOPY src src\n`,
  },
  'leaves one behind another folder or user': {
    ...weighed,
    before: `${HEAD}COPY src src\nWORKDIR /b\nCOPY models models\nUSER b\nCOPY models /m\n`,
  },
  'leaves a model that a variable names, another stage’s, and a small one': {
    ...weighed,
    context: { ...context, 'models/a.safetensors': 1000 },
    before: `FROM a AS b\n${HEAD}ARG M=models\nCOPY src src\nCOPY $M m\nCOPY --from=b /models /m\nCOPY models m\n`,
  },
});
