import { describe, expect, it } from 'vitest';
import { interpreters, sqlite } from '../../../src/engine/commands/wrappers/interpreters.ts';
import { mim } from '../../../src/engine/commands/python/mim.ts';
import { otherTools } from '../../../src/engine/commands/system/otherTools.ts';
import type { Program } from '../../../src/engine/commands/program.ts';
import { versionManagers } from '../../../src/engine/commands/languages/versionManagers.ts';
import { describeEffects } from './describeEffects.ts';
import { runProgram, type FakeStageOptions } from './fakeStage.ts';

type Row = readonly [string, FakeStageOptions, readonly string[]];

function table(program: Program, rows: readonly Row[]): void {
  describe(program.names[0] ?? '', () => {
    it.each(rows)('%s', (line, options, expected) => {
      expect(describeEffects(runProgram(program, line, options).effects)).toEqual(expected);
    });
  });
}

// perlrun(1): -i edits in place. node(1): -p prints. Anything else that a program text does is asked about.
table(interpreters, [
  ['node -v', {}, []],
  [`node -p 'require("./package.json").version'`, {}, []],
  ['node scripts/build.js', {}, ['unknown node scripts/build.js']],
  [`node -e 'fs.writeFileSync("x", "")'`, {}, [`unknown node -e fs.writeFileSync("x", "")`]],
  ['perl -v', {}, []],
  ['perl -pi -e s/a/b/ /etc/x conf', { cwd: '/srv' }, ['touch /etc/x /srv/conf']],
  [
    `R -e "install.packages('ape')"`,
    {},
    [
      'write /usr/local/lib/R/ 500000..60000000..1500000000 code',
      'unknown the packages that R installs',
    ],
  ],
  [`Rscript -e 'cat(1)'`, {}, []],
  [
    'install2.r ape',
    {},
    [
      'write /usr/local/lib/R/ 500000..60000000..1500000000 code',
      'unknown the packages that install2.r installs',
    ],
  ],
  ['php -m', {}, []],
]);

// A new database is one file; an old one of a lower layer is stored again whole.
table(sqlite, [
  ['sqlite3 --version', {}, []],
  ['sqlite3 app.db', { cwd: '/srv' }, ['write /srv/app.db 4096..32768..5000000 data']],
  ['sqlite3 /srv/app.db', { lower: { '/srv/app.db': 9000 } }, ['touch /srv/app.db']],
]);

// cpanm(1): module names are what it installs.
table(otherTools, [
  ['cpanm Mojolicious DBI', {}, ['unknown cpanm Mojolicious']],
  ['cpanm --version', {}, []],
  ['luarocks install luasocket', {}, ['unknown luarocks install']],
]);

// Folders: the documentation of nvm, pyenv and SDKMAN.
table(versionManagers, [
  ['nvm use default', {}, []],
  [
    'mise use -g node@20',
    {},
    [
      'write /root/.local/share/mise/installs/node@20/ 20000000..150000000..500000000 code',
      'unknown mise install node@20',
    ],
  ],
  ['nvm alias default 20', {}, []],
  [
    'nvm install 20',
    { env: { NVM_DIR: '/usr/local/nvm' } },
    [
      'write /usr/local/nvm/versions/node/20/ 90000000..185000000..215000000 code',
      'unknown nvm install 20',
    ],
  ],
  [
    'pyenv install -v 3.11.4',
    {},
    [
      'write /root/.pyenv/versions/3.11.4/ 120000000..330000000..520000000 code',
      'unknown pyenv install 3.11.4',
    ],
  ],
  ['pyenv global 3.11.4', {}, []],
]);

table(otherTools, [
  ['opensearch-plugin list', {}, []],
  ['opensearch-plugin install -b repository-s3', {}, ['unknown opensearch-plugin install']],
  ['gcloud --version', {}, []],
  ['gcloud config set core/disable_prompts 1', {}, []],
  ['gcloud components install kubectl', {}, ['unknown gcloud components']],
  ['nix build .', {}, ['unknown nix build']],
  ['go-licenses check ./...', {}, []],
  ['opentelemetry-bootstrap -a install', {}, ['unknown opentelemetry-bootstrap install']],
]);

describe('mim', () => {
  it('hands its packages to pip', () => {
    const { stage } = runProgram(mim, 'mim install mmcv==2.1.0');
    expect(stage.nested.map(({ name, args }) => [name, ...args.map(({ text }) => text)])).toEqual([
      ['pip', 'install', 'mmcv==2.1.0'],
    ]);
  });
});
