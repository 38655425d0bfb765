import type { PythonProject } from '../../../src/engine/packages/python/wheelTable.ts';
import { installedTwice } from '../../../src/engine/rewrites/python/installedTwice.ts';
import { FACTS } from '../cases/facts.ts';
import { testRewrite, type RewriteCase } from './testRewrite.ts';

/** `big` in two releases, and what asks for it without saying which. */
function inTwoReleases(project: PythonProject): PythonProject {
  const releases = project.releases.flatMap((release) => [release, { ...release, version: '2.0' }]);
  return project.name === 'big' ? { ...project, releases } : project;
}

const facts = { ...FACTS, python: (FACTS.python ?? []).map(inTwoReleases) };
const weighed = (row: RewriteCase): RewriteCase => ({ ...row, isWeighed: true, facts });
const listed = 'FROM python:3.11\nCOPY requirements.txt .\nRUN pip install -r requirements.txt\n';

// A later layer hides files of an earlier one and does not take them away: OCI image-spec, layer.md, Whiteouts.
testRewrite(installedTwice, {
  'by name in both': weighed({
    before: 'FROM python:3.11\nRUN pip install big==2.0\nRUN pip install "big<2"\n',
    after: 'FROM python:3.11\nRUN pip install \'big<2\'\nRUN pip install "big<2"\n',
  }),
  'a pin in a file behind a newer one of the Dockerfile': weighed({
    before: `FROM python:3.11\nRUN pip install --no-cache-dir big\n${listed.slice(17)}`,
    after: `FROM python:3.11\nRUN pip install --no-cache-dir big==1.0\n${listed.slice(17)}`,
    files: { 'requirements.txt': 'big==1.0\nuser-of-big\n' },
  }),
  'a line of a file that is changed later': weighed({
    before: `${listed}COPY . .\nRUN pip install -U big==1.0\n`,
    after: `${listed}COPY . .\nRUN pip install -U big==1.0\n`,
    files: { 'requirements.txt': '# heavy\nbig>=1 # yes\n' },
    filesAfter: { 'requirements.txt': '# heavy\nbig==1.0 # yes\n' },
  }),
  'brought along by another and pinned later': weighed({
    before:
      'FROM python:3.11\nRUN pip install user-of-big && echo ok\nRUN pip install --upgrade pip "big<2"\n',
    after:
      'FROM python:3.11\nRUN pip install user-of-big \'big<2\' && echo ok\nRUN pip install --upgrade pip "big<2"\n',
  }),
  'what comes from another index goes first': weighed({
    before: `${listed}COPY . .\n# without CUDA\nRUN pip install big==1.0 --index-url https://example.org/cpu\nCMD ["a"]\n`,
    after:
      'FROM python:3.11\nCOPY requirements.txt .\n# without CUDA\nRUN pip install big==1.0 --index-url https://example.org/cpu\nRUN pip install -r requirements.txt\nCOPY . .\nCMD ["a"]\n',
    files: { 'requirements.txt': 'user-of-big\nbig\n' },
  }),
  'leaves what is only upgraded to the newest': weighed({
    before: 'FROM python:3.11\nRUN pip install big==1.0\nRUN pip install -U big\n',
  }),
  'leaves a version that nothing replaces': weighed({
    before: 'FROM python:3.11\nRUN pip install big==1.0\nRUN pip install user-of-big\n',
  }),
  'leaves both in one RUN, where it costs nothing': weighed({
    before: 'FROM python:3.11\nRUN pip install big==2.0 && pip install big==1.0\n',
  }),
  'leaves an install without dependencies': weighed({
    before:
      'FROM python:3.11\nRUN pip install user-of-big big==2.0 --no-deps\nRUN pip install big==1.0\n',
  }),
});
