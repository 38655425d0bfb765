import { torchSiblings } from '../../../src/engine/rewrites/python/torchSiblings.ts';
import { testRewrite } from './testRewrite.ts';

const listed = 'FROM python:3.12\nCOPY . .\nRUN pip install -r requirements.txt\n';

// https://pytorch.org/get-started/locally/ names the three together.
testRewrite(torchSiblings, {
  'words of a command': {
    before:
      'FROM python:3.12\nRUN pip install torch torchvision torchaudio --index-url https://x/cpu\n',
    after: 'FROM python:3.12\nRUN pip install torch --index-url https://x/cpu\n',
  },
  'lines of a file': {
    before: listed,
    after: listed,
    files: { 'requirements.txt': 'torch==2.7.0\ntorchvision==0.22.0\ntransformers\n' },
    filesAfter: { 'requirements.txt': 'torch==2.7.0\ntransformers\n' },
  },
  'only the one that nothing speaks for': {
    before: 'FROM python:3.12\nRUN pip install torch torchvision torchaudio pillow\n',
    after: 'FROM python:3.12\nRUN pip install torch torchvision pillow\n',
  },
  'leaves what the code imports': {
    before: listed,
    files: {
      'requirements.txt': 'torch\ntorchvision\n',
      'a.py': 'from torchvision.models import resnet18\n',
    },
  },
  'leaves one that is asked for without torch': {
    before: 'FROM python:3.12\nRUN pip install torchvision flask\n',
  },
});
