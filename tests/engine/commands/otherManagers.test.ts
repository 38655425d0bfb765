import { describe, expect, test } from 'vitest';
import { packageManagerPrograms } from '../../../src/engine/commands/packageManagerPrograms.ts';
import { runProgram, type FakeStageOptions } from './fakeStage.ts';
import { linesOf } from './packageFacts.ts';

const GO_SUM =
  'example.org/a v1.0.0 h1:x=\nexample.org/a v1.0.0/go.mod h1:y=\nexample.org/b v1.0.0/go.mod h1:z=\n';
const CARGO_LOCK =
  '[[package]]\nname = "serde"\nsource = "registry+https://github.com/rust-lang/crates.io-index"\n';
const GEM_LOCK = 'GEM\n  specs:\n    rails (7.1)\n    rack (3.0)\n';

function run(line: string, more: FakeStageOptions = {}): readonly string[] {
  const name = (line.split(' ')[0] ?? '').replace(/^.*\//, '');
  const program = packageManagerPrograms.find(({ names }) => names.includes(name));
  if (program === undefined) throw new Error(`no model of ${name}`);
  return linesOf(runProgram(program, line, { cwd: '/app', ...more }).effects);
}

describe('what is left where', () => {
  test.each<[string, readonly string[], FakeStageOptions?]>([
    // go help environment: GOPATH, GOMODCACHE, GOCACHE.
    [
      'go mod download',
      ['+ /root/go/pkg/mod go modules', '? the Go module cache'],
      { lower: { '/app/go.sum': GO_SUM } },
    ],
    [
      'go mod download',
      ['+ /go/pkg/mod go modules', '? the Go module cache'],
      { lower: { '/app/go.sum': GO_SUM }, image: { reference: 'golang:1.24' } },
    ],
    ['go mod download', [], { lower: { '/app/go.mod': 'module app\n', '/app/go.sum': '' } }],
    [
      'go build -o /bin/app ./cmd/app',
      ['+ /root/.cache/go-build go build cache', '+ /bin/app go app', '? the size of app'],
      { lower: { '/app/go.mod': 'module app\n', '/app/go.sum': '' } },
    ],
    [
      'go build',
      ['+ /cache go build cache', '+ /app/app go app', '? the size of app'],
      { lower: { '/app/go.mod': 'module app\n' }, env: { GOCACHE: '/cache' } },
    ],
    ['go clean -modcache', ['- /root/go/pkg/mod']],
    ['go version', []],
    [
      'cargo build --release',
      [
        '+ /root/.cargo/registry cargo crates',
        '+ /app/target/release cargo build output',
        '+ /app/target/release/demo cargo demo',
        '? the size of demo',
      ],
      { lower: { '/app/Cargo.lock': CARGO_LOCK, '/app/Cargo.toml': '[package]\nname = "demo"\n' } },
    ],
    [
      'cargo chef cook --release --recipe-path recipe.json',
      ['+ /usr/local/cargo/registry cargo crates', '+ /app/target/release cargo build output'],
      { image: { reference: 'rust:1-slim' } },
    ],
    [
      'cargo install ripgrep',
      [
        '+ /root/.cargo/registry cargo crates of installed programs',
        '+ /root/.cargo/bin/ripgrep cargo ripgrep',
        '? the size of ripgrep',
      ],
    ],
    ['cargo --version', []],
    [
      'rustup target add wasm32-unknown-unknown',
      ['+ /root/.rustup/toolchains cargo target wasm32-unknown-unknown'],
    ],
    ['rustup default stable', [], { image: { reference: 'rust:1' } }],
    [
      'gem install rails --no-document',
      ['+ /usr/local/bundle gem rails', '? the gem rails'],
      { image: { reference: 'ruby:3.3' } },
    ],
    [
      'bundle install',
      [
        '+ /usr/local/bundle gem gems of Gemfile.lock',
        '? the gems of the project',
        '+ /usr/local/bundle/cache gem downloaded gems',
      ],
      { lower: { '/app/Gemfile.lock': GEM_LOCK }, env: { GEM_HOME: '/usr/local/bundle' } },
    ],
    ['bundle config set without development', []],
    [
      'composer install --no-dev',
      [
        '+ /app/vendor download composer packages',
        '? vendor',
        '+ /root/.composer/cache download composer cache',
      ],
    ],
    ['composer clear-cache', ['- /root/.composer/cache']],
    [
      'docker-php-ext-install pdo_mysql',
      ['+ /usr/local/lib/php/extensions download php pdo_mysql'],
    ],
    ['docker-php-ext-enable redis', []],
    [
      'mvn -B package -DskipTests',
      [
        '+ /root/.m2/repository java Maven repository',
        '? the local Maven repository',
        '+ /app/target java mvn',
        '? the output of mvn',
      ],
    ],
    [
      'mvn dependency:go-offline',
      ['+ /root/.m2/repository java Maven repository', '? the local Maven repository'],
    ],
    ['mvn -v', []],
    [
      './gradlew build',
      [
        '+ /root/.gradle/caches java Gradle caches',
        '? the caches of Gradle',
        '+ /root/.gradle/wrapper java Gradle distribution',
        '+ /app/build java gradle',
        '? the output of gradle',
      ],
    ],
    ['dotnet restore', ['+ /root/.nuget/packages download NuGet packages', '? NuGet packages']],
    [
      'dotnet publish -c Release -o /out --no-restore',
      ['+ /out download dotnet publish', '? dotnet publish'],
    ],
    ['jupyter notebook --generate-config', []],
    [
      'bun install',
      [
        '+ /app/node_modules npm other packages',
        '? node_modules',
        '+ /root/.bun/install/cache npm bun cache',
      ],
      { lower: { '/app/x': 1 } },
    ],
  ])('%s', (line, expected, more) => {
    expect(run(line, more)).toEqual(expected);
  });
});

test('no program throws on odd words, and none answers --help or --version with bytes', () => {
  for (const program of packageManagerPrograms) {
    for (const name of program.names) {
      for (const words of [
        '',
        '--',
        '-',
        '--no-such-option=1 x',
        'no-such-subcommand a b',
        'install',
        'install $UNKNOWN',
        'run',
      ]) {
        expect(() => runProgram(program, `${name} ${words}`)).not.toThrow();
      }
      for (const flag of ['--version', '--help'])
        expect(
          runProgram(program, `${name} ${flag}`).effects.filter(({ type }) => type !== 'delete'),
        ).toEqual([]);
    }
  }
});

test('every name has one program', () => {
  const names = packageManagerPrograms.flatMap((program) => program.names);
  expect(new Set(names).size).toBe(names.length);
});
