import { movedVenv } from '../../../src/engine/advice/movedVenv.ts';
import { testAdvice } from './testAdvice.ts';

// https://docs.python.org/3/library/venv.html: "scripts installed in virtual environments ... are not expected to work if moved".
testAdvice(movedVenv, {
  'another path': {
    text: 'FROM a AS b\nFROM a\nCOPY --from=b /build/.venv /app/.venv\n',
    lines: [3],
  },
  'the same path, however written': {
    text: 'FROM a AS b\nFROM a\nCOPY --from=b /app/.venv/ /app/.venv\n',
    lines: [],
  },
  'a prefix is no virtual environment': {
    text: 'FROM a AS b\nFROM a\nCOPY --from=b /install /usr/local\n',
    lines: [],
  },
  'a variable, and the build context': {
    text: 'FROM a AS b\nFROM a\nCOPY --from=b $DIR/.venv /app/.venv\nCOPY .venv /app/.venv\n',
    lines: [],
  },
});
