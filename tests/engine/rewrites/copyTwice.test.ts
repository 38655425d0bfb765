import { copyTwice } from '../../../src/engine/rewrites/layers/copyTwice.ts';
import { testRewrite } from './testRewrite.ts';

// https://github.com/opencontainers/image-spec/blob/main/layer.md: a changed entry is in the layer as a whole.
testRewrite(copyTwice, {
  'the same to the same place': {
    before: 'FROM a\nWORKDIR /app\nCOPY ./app app\nRUN pip install "a>=1"\nCOPY app /app/app\n',
    after: 'FROM a\nWORKDIR /app\nCOPY ./app app\nRUN pip install "a>=1"\n',
  },
  'out of another stage': {
    before: 'FROM a AS b\nFROM a\nCOPY --from=b /x /x\nCOPY --from=b /x /x\n',
    after: 'FROM a AS b\nFROM a\nCOPY --from=b /x /x\n',
  },
  'apt’s clean-up changes no copied file': {
    before:
      'FROM a\nCOPY m /m\nRUN apt-get update && apt-get install -y b && rm -rf /var/lib/apt/lists/*\nCOPY m /m\n',
    after:
      'FROM a\nCOPY m /m\nRUN apt-get update && apt-get install -y b && rm -rf /var/lib/apt/lists/*\n',
  },
  'leaves a copy that brings back what a RUN changed': {
    before: 'FROM a\nCOPY m /m\nRUN sed -i s/a/b/ /m/x\nCOPY m /m\n',
  },
  'leaves another place, owner or working folder': {
    before:
      'FROM a\nCOPY m /m\nCOPY m /n\nCOPY --chown=1 m /m\nWORKDIR /app\nCOPY m m\nWORKDIR /b\nCOPY m m\n',
  },
  'leaves what a variable names, and another stage': {
    before: 'FROM a\nCOPY $X /m\nCOPY $X /m\nFROM a\nCOPY m /m\n',
  },
});
