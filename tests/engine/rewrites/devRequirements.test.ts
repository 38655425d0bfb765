import { devRequirements } from '../../../src/engine/rewrites/python/devRequirements.ts';
import { testRewrite } from './testRewrite.ts';

testRewrite(devRequirements, {
  'lines of a file': {
    before: 'FROM python:3.12\nRUN pip install -r requirements.txt\n',
    after: 'FROM python:3.12\nRUN pip install -r requirements.txt\n',
    files: { 'requirements.txt': 'flask\npytest==8.0 # tests\n# style\nblack\nredis' },
    filesAfter: { 'requirements.txt': 'flask\n# style\nredis' },
  },
  'words of a command': {
    before: 'FROM python:3.12\nRUN pip install flask pytest-cov mypy redis\n',
    after: 'FROM python:3.12\nRUN pip install flask redis\n',
  },
  'a file that is for development': {
    before: 'FROM python:3.12\nRUN pip install -r requirements.txt -r requirements-dev.txt\n',
    after: 'FROM python:3.12\nRUN pip install -r requirements.txt\n',
  },
  'leaves what the image runs': {
    before:
      'FROM python:3.12\nRUN pip install flask jupyterlab pytest\nRUN pytest\nCMD ["jupyter", "lab"]\n',
  },
  'leaves an install of nothing else': { before: 'FROM python:3.12\nRUN pip install black\n' },
});
