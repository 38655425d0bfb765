import { credentialsInLayer } from '../../../src/engine/advice/credentialsInLayer.ts';
import { testAdvice } from './testAdvice.ts';

// https://docs.docker.com/build/building/secrets/
testAdvice(credentialsInLayer, {
  'files that hold credentials': {
    text: 'FROM a\nCOPY .env app/.npmrc ./\nCOPY id_rsa /root/.ssh/\nADD .aws/ /root/.aws/\nCOPY app/credentials.json .\n',
    lines: [2, 3, 4, 5],
  },
  'a token in a URL': {
    text: 'FROM a\nARG TOKEN\nRUN git clone https://$TOKEN@github.com/a/b\nRUN pip install git+https://user:${PW}@host/x.git\n',
    lines: [3, 4],
  },
  'names that only look like it': {
    text: 'FROM a\nCOPY .env.example environment.yml .npmrc.template ./\nCOPY --from=b .env /\nRUN git clone https://github.com/a/b@v1 && git clone git@github.com:a/b\n',
    lines: [],
  },
  'a URL with a port, a mail address': {
    text: 'FROM a\nRUN curl http://localhost:8080/a && git config user.email a@b.org\n',
    lines: [],
  },
});
