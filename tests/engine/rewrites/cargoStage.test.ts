import { cargoStage } from '../../../src/engine/rewrites/stages/cargoStage.ts';
import { testRewrite } from './testRewrite.ts';

const lock = (...names: readonly string[]): Readonly<Record<string, string>> => ({
  'Cargo.lock': names.map((name) => `[[package]]\nname = "${name}"\n`).join('\n'),
});
const files = lock('serde', 'zstd-sys');
const APT = (...names: readonly string[]): string =>
  `RUN apt-get update && apt-get install -y --no-install-recommends ${names.join(' ')} && rm -rf /var/lib/apt/lists/*`;
const HEAD = 'WORKDIR /app\nCOPY . .\nRUN cargo build --release\n';
const CMD = 'CMD ["./target/release/app"]\n';

// https://docs.docker.com/guides/rust/build-images/ and https://doc.rust-lang.org/cargo/guide/build-cache.html
testRewrite(cargoStage, {
  'the program alone, on the system that it was linked on, with its libraries and the files beside it':
    {
      files: lock('serde', 'openssl-sys', 'windows-sys'),
      before: `
      FROM rust:1.80 AS web
      ENV RUST_LOG=info
      WORKDIR /app
      COPY . .
      RUN cargo build --release
      RUN useradd app
      USER app
      EXPOSE 8080
      CMD ["./target/release/app", "--port", "8080"]
    `,
      after: `
      FROM rust:1.80 AS build
      ENV RUST_LOG=info
      WORKDIR /app
      COPY . .
      RUN cargo build --release

      FROM debian:bookworm-slim AS web
      ${APT('ca-certificates', 'libssl3')}
      ENV RUST_LOG=info
      WORKDIR /app
      COPY . .
      COPY --from=build /app/target/release/app /app/target/release/app
      RUN useradd app
      USER app
      EXPOSE 8080
      CMD ["./target/release/app", "--port", "8080"]
    `,
    },
  'an installed program, found by its name': {
    files,
    before: 'FROM rust\nWORKDIR /a\nCOPY . .\nRUN cargo install --path .\nCMD ["app"]\n',
    after: `FROM rust AS build\nWORKDIR /a\nCOPY . .\nRUN cargo install --path .\n\nFROM debian:bookworm-slim\n${APT('ca-certificates')}\nWORKDIR /a\nCOPY . .\nCOPY --from=build /usr/local/cargo/bin/app /usr/local/bin/app\nCMD ["app"]\n`,
  },
  'leaves a project whose lock file is not given': { before: `FROM rust:1.80\n${HEAD}${CMD}` },
  'leaves a crate that may need a library that is not known': {
    files: lock('serde', 'libudev-sys'),
    before: `FROM rust:1.80\n${HEAD}${CMD}`,
  },
  'leaves a start in shell form, and one of something else': {
    files,
    before: `FROM rust:1.80\n${HEAD}CMD ["/start.sh"]\n`,
  },
  'leaves cargo run': { files, before: `FROM rust:1.80\n${HEAD}CMD ["cargo", "run"]\n` },
  'leaves a debug build': {
    files,
    before: 'FROM rust:1.80\nWORKDIR /app\nCOPY . .\nRUN cargo build\nCMD ["./target/debug/app"]\n',
  },
  'leaves a target folder elsewhere': {
    files,
    before: `FROM rust:1.80\nENV CARGO_TARGET_DIR=/t\n${HEAD}${CMD}`,
  },
  'leaves what runs other things before the build': {
    files,
    before: `FROM rust:1.80\nRUN ./prepare.sh\n${HEAD}${CMD}`,
  },
});
