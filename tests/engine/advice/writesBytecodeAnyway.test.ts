import { writesBytecodeAnyway } from '../../../src/engine/advice/writesBytecodeAnyway.ts';
import type { Piece } from '../rewrites/reportOfEverything.ts';
import { testAdvice } from './testAdvice.ts';

const pieces: readonly Piece[] = [{ kind: 'pip', name: 'flask', fileClass: 'bytecode' }];

// pip install, --compile is the default (pip.pypa.io); PYTHONDONTWRITEBYTECODE is about imports (docs.python.org, using/cmdline).
testAdvice(writesBytecodeAnyway, {
  'the variable and a pip that compiles': {
    pieces,
    text: 'FROM a\nENV A=1 PYTHONDONTWRITEBYTECODE=1\nRUN pip install flask\n',
    lines: [2],
  },
  'no variable': { pieces, text: 'FROM a\nRUN pip install flask\n', lines: [] },
  '--no-compile': {
    pieces,
    text: 'FROM a\nENV PYTHONDONTWRITEBYTECODE=1\nRUN pip install --no-compile flask\n',
    lines: [],
  },
  'an install without byte-code': {
    pieces: [],
    text: 'FROM a\nENV PYTHONDONTWRITEBYTECODE=1\nRUN pip install flask\n',
    lines: [],
  },
});
