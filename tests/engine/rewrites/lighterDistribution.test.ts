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
  'leaves releases of which there is none for processors alone (tensorflow.org, Older versions)': {
    before:
      'FROM python:3.7\nRUN pip install "tensorflow>=1.15,<2.1"\nRUN pip install tensorflow==1.15.5\nRUN pip install tensorflow~=2.0.0\n',
  },
  'takes those that may be of later ones': {
    before:
      'FROM python:3.9\nRUN pip install "tensorflow~=2.0"\nRUN pip install tensorflow==2.1.4\n',
    after:
      'FROM python:3.9\nRUN pip install "tensorflow-cpu~=2.0"\nRUN pip install tensorflow-cpu==2.1.4\n',
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
