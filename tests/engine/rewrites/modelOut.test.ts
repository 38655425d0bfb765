import { modelOut } from '../../../src/engine/rewrites/layers/modelOut.ts';
import { testRewrite } from './testRewrite.ts';

testRewrite(modelOut, {
  'the COPY of a model goes': {
    before: 'FROM python:3.12\nCOPY models/ /app/models\nCOPY app /app\n',
    after: 'FROM python:3.12\nCOPY app /app\n',
  },
  'leaves a small one': {
    before: 'FROM python:3.12\nCOPY model.onnx /app/\n',
    pieces: [{ kind: 'context', name: 'model.onnx', fileClass: 'code' }],
  },
});
