import { noHealthcheck } from '../../../src/engine/advice/noHealthcheck.ts';
import { testAdvice } from './testAdvice.ts';

// https://docs.docker.com/reference/dockerfile/#healthcheck
testAdvice(noHealthcheck, {
  'a port without a check': { text: 'FROM a\nEXPOSE 80\nCMD ["a"]\n', lines: [2] },
  'a check': { text: 'FROM a\nEXPOSE 80\nHEALTHCHECK CMD true\n', lines: [] },
  'a check that is turned off on purpose': {
    text: 'FROM a\nEXPOSE 80\nHEALTHCHECK NONE\n',
    lines: [],
  },
  'a check in the stage below': {
    text: 'FROM a AS b\nHEALTHCHECK CMD true\nFROM b\nEXPOSE 80\n',
    lines: [],
  },
  'no port, no server': { text: 'FROM a\nCMD ["a"]\n', lines: [] },
});
