import { noBytecodeOfBase } from '../../../src/engine/rewrites/python/noBytecodeOfBase.ts';
import { testRewrite } from './testRewrite.ts';

testRewrite(noBytecodeOfBase, {
  'stands below FROM, in its letter case': {
    before: 'from python:3.12\n# install\nrun pip install flask\n',
    after: 'from python:3.12\nenv PYTHONDONTWRITEBYTECODE=1\n# install\nrun pip install flask\n',
    knowsItsOwnResult: false,
  },
  'in the stage whose layer has it': {
    before: 'FROM python:3.12 AS a\nRUN pip install x\nFROM python:3.12\nRUN pip install y\n',
    after:
      'FROM python:3.12 AS a\nRUN pip install x\nFROM python:3.12\nENV PYTHONDONTWRITEBYTECODE=1\nRUN pip install y\n',
    knowsItsOwnResult: false,
  },
  'leaves layers without byte-code of the base': {
    before: 'FROM python:3.12\nRUN pip install flask\n',
    pieces: [{ kind: 'pip', name: 'flask' }],
  },
});
