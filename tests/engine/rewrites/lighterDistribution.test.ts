import { tensorflowCpu } from '../../../src/engine/rewrites/python/tensorflowCpu.ts';
import { withoutGpu } from '../../../src/engine/rewrites/python/withoutGpu.ts';
import { testRewrite } from './testRewrite.ts';

testRewrite(tensorflowCpu, {
  'keeps range, extras and marker': {
    before: 'FROM python:3.11\nRUN pip install tensorflow==2.15.0 -r a.txt\n',
    after: 'FROM python:3.11\nRUN pip install tensorflow-cpu==2.15.0 -r a.txt\n',
    files: { 'a.txt': 'TensorFlow[and-cuda] >=2 ; python_version < "3.12"\n' },
    filesAfter: { 'a.txt': 'tensorflow-cpu >=2 ; python_version < "3.12"\n' },
  },
  'leaves its sisters': {
    before: 'FROM python:3.11\nRUN pip install tensorflow-hub tensorflow-cpu\n',
  },
  'leaves a file with hashes': {
    before: 'FROM python:3.11\nRUN pip install -r a.txt\n',
    files: { 'a.txt': 'tensorflow==2.15.0 --hash=sha256:00\n' },
  },
});

testRewrite(withoutGpu, {
  'onnxruntime and faiss': {
    before: 'FROM python:3.11\nRUN pip install onnxruntime-gpu==1.20 faiss-gpu\n',
    after: 'FROM python:3.11\nRUN pip install onnxruntime==1.20 faiss-cpu\n',
  },
  'leaves those for processors': {
    before: 'FROM python:3.11\nRUN pip install onnxruntime faiss-cpu\n',
  },
});
