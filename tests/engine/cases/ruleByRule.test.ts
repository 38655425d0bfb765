import { expect, test } from 'vitest';
import { report, type Case } from './weigh.ts';

type Row = Omit<Case, 'layers'> & {
  /** Bytes of each layer after the base. */
  readonly bytes: readonly number[];
  /** Of those, what a later layer hides; none when absent. */
  readonly wasted?: readonly number[];
};

/** What a reading of the rules one by one found wrong. BuildKit's files are named where they decide (read at 73ed682, 2026-08-21). */
const ROWS: readonly Row[] = [
  {
    rule: '>> makes a file longer by what comes to it',
    dockerfile: 'FROM base\nRUN head -c 10 /dev/zero > /a && head -c 100 /dev/zero >> /a',
    bytes: [110],
  },
  {
    rule: '>> onto a file of a lower layer stores the whole of it again (image-spec layer.md: layers hold whole files)',
    dockerfile: 'FROM base\nCOPY a b /\nRUN cat /a >> /b',
    workspace: { context: { a: 5, b: 7 } },
    bytes: [12, 12],
    wasted: [7, 0],
  },
  {
    rule: 'a file that is bind-mounted is a file, which cp copies without -r (Dockerfile reference, RUN --mount=type=bind)',
    dockerfile: `FROM base AS tools
RUN head -c 9 /dev/zero > /k
FROM base
RUN --mount=type=bind,from=tools,source=/k,target=/m cp /m /o
RUN --mount=type=bind,source=a,target=/in/a cp /in/a /p`,
    workspace: { context: { a: 5 } },
    bytes: [9, 5],
  },
  {
    rule: 'a folder that is bind-mounted is none, so that cp needs -r (cp(1))',
    dockerfile: `FROM base
RUN --mount=type=bind,source=d,target=/m cp /m /o
RUN --mount=type=bind,source=d,target=/m cp -r /m /o`,
    workspace: { context: { 'd/a': 5 } },
    bytes: [0, 5],
  },
  {
    rule: 'a secret is a small file, and in the layer when it is copied there (secretsprovider.go, MaxSecretSize: 500 KiB)',
    dockerfile: `FROM base
RUN --mount=type=secret,id=s cat /run/secrets/s
RUN --mount=type=secret,id=s,target=/q cp /q /z`,
    bytes: [0, 1000],
  },
  {
    rule: 'a proxy is a build argument that needs no ARG, in either letter case (convert.go, proxyEnvFromBuildArgs)',
    dockerfile: `FROM base
RUN head -c \${http_proxy:-1} /dev/zero > /x
RUN head -c \${HTTP_PROXY:-1} /dev/zero > /y
RUN head -c \${OTHER:-1} /dev/zero > /z`,
    workspace: { buildArgs: { HTTP_PROXY: '6', OTHER: '7' } },
    bytes: [6, 6, 1],
  },
  {
    rule: 'ADD --unpack of an address that nobody weighed: 3.3 times the 20 MB taken for it',
    dockerfile: 'FROM base\nADD --unpack=true https://example.org/a.tar.gz /u/',
    bytes: [66_000_000],
  },
  {
    rule: 'a stage has the platform of its FROM, and so have stages begun from it (Dockerfile reference, FROM --platform)',
    dockerfile: `FROM --platform=linux/arm64 base AS arm
RUN [ $(uname -m) = aarch64 ] && head -c 3 /dev/zero > /x
FROM arm
RUN [ $(dpkg --print-architecture) = arm64 ] && head -c 4 /dev/zero > /y`,
    bytes: [3, 4],
  },
  {
    rule: 'which TARGETARCH does not follow: it is that of the build (Dockerfile reference, Automatic platform ARGs)',
    dockerfile: `FROM --platform=linux/arm64 base
ARG TARGETARCH
RUN [ $TARGETARCH = amd64 ] && head -c 3 /dev/zero > /x`,
    bytes: [3],
  },
  {
    rule: 'uv downloads a Python of about 100 MB once (uv documentation, Python versions)',
    dockerfile: 'FROM base\nRUN uv python install 3.13\nRUN uv python install 3.13',
    bytes: [100_000_000, 0],
  },
  {
    rule: 'what a later RUN removes of it stays, and none is downloaded where the image has that version',
    dockerfile: `FROM base
RUN uv python install 3.13
RUN rm -rf /root/.local/share/uv
RUN uv python find 3.11`,
    bytes: [100_000_000, 0, 0],
    wasted: [100_000_000, 0, 0],
  },
];

test.each(ROWS)('$rule', (row) => {
  const layers = report(row).layers.filter((layer) => layer.keyword !== 'FROM');
  expect(layers.map((layer) => layer.bytes)).toEqual(row.bytes);
  expect(layers.map((layer) => layer.wastedBytes)).toEqual(row.wasted ?? row.bytes.map(() => 0));
});

test('uv venv takes the Python of the image when it is the one asked for, else it downloads one', () => {
  const venv = (version: string): number =>
    report({ dockerfile: `FROM base\nRUN uv venv --python ${version} /v` }).layers[1]?.bytes ?? 0;
  expect(venv('3.13') - venv('3.11')).toBeGreaterThan(99_000_000);
  expect(venv('3.11')).toBeLessThan(100_000);
});

/** Source: Dockerfile reference, FROM --platform (`linux/amd64`, `linux/arm64`, or `windows/amd64`). */
test.each([
  ['FROM --platform=windows/amd64 golang', 'golang for windows/amd64 is a Windows image'],
  ['ARG P=windows/amd64\nFROM --platform=$P golang', 'golang for windows/amd64 is a Windows image'],
])('refused: %s', (dockerfile, message) => {
  const { error } = report({ dockerfile });
  expect(error?.id).toBe('windows');
  expect(error?.message).toContain(message);
});

test('a stage for Windows that the target does not need is no matter', () => {
  const dockerfile = 'FROM --platform=windows/amd64 golang AS w\nFROM base\nRUN true';
  expect(report({ dockerfile }).error).toBeUndefined();
});
