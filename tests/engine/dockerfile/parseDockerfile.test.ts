import { describe, expect, it } from 'vitest';
import type { Instruction } from '../../../src/engine/dockerfile/instruction.ts';
import { parseDockerfile } from '../../../src/engine/dockerfile/parseDockerfile.ts';

/** The first instruction after FROM. */
function first(text: string, escape?: string): Instruction | undefined {
  const head = escape === undefined ? 'FROM a\n' : `# escape=${escape}\nFROM a\n`;
  return parseDockerfile(head + text).stages[0]?.instructions[0];
}

function problems(text: string): readonly string[] {
  return parseDockerfile(text).problems.map(({ id, range }) => `${range.line} ${id}`);
}

// Source of all tables: Dockerfile reference, and moby/buildkit frontend/dockerfile/parser and /instructions.

describe('FROM', () => {
  it.each([
    ['FROM a', 'a', null, null],
    ['from a as b', 'a', 'b', null],
    ['FROM reg:5000/a/b:1.2@sha256:ab AS Build', 'reg:5000/a/b:1.2@sha256:ab', 'Build', null],
    ['FROM --platform=$BUILDPLATFORM a', 'a', null, '$BUILDPLATFORM'],
    ['FROM \\\n  # note\n  a \\\n  AS b', 'a', 'b', null],
    ['FROM a:${TAG:-1}', 'a:${TAG:-1}', null, null],
  ])('%s', (text, image, alias, platform) => {
    const { from } = parseDockerfile(text).stages[0] ?? {};
    expect(from).toMatchObject({ image, alias, platform });
    expect(text.slice(from?.imageRange.start, from?.imageRange.end)).toBe(image);
  });

  it('stages are numbered, named in lower case, and span their instructions', () => {
    const text = 'ARG V=1\nFROM a AS One\nRUN x\n\nFROM b\nRUN y\n';
    const { stages, globalArgs } = parseDockerfile(text);
    expect(stages.map(({ index, name }) => [index, name])).toEqual([
      [0, 'one'],
      [1, null],
    ]);
    expect(stages.map(({ range }) => [range.line, range.endLine])).toEqual([
      [2, 3],
      [5, 6],
    ]);
    expect(globalArgs).toMatchObject([{ type: 'arg', args: [{ name: 'V', value: '1' }] }]);
  });
});

describe('parser directives', () => {
  it.each([
    ['# syntax=docker/dockerfile:1\nFROM a', 'docker/dockerfile:1', '\\'],
    ['#escape=`\nFROM a', null, '`'],
    ['# syntax = x\n# ESCAPE = `\n# check=skip=all\nFROM a', 'x', '`'],
    ['# a comment\n# escape=`\nFROM a', null, '\\'],
    ['\n# escape=`\nFROM a', null, '\\'],
    ['# unknown=x\n# escape=`\nFROM a', null, '\\'],
    ['FROM a\n# escape=`', null, '\\'],
    ['\uFEFF# escape=`\r\nFROM a', null, '`'],
    ['#!/usr/bin/env x\n# syntax=y\nFROM a', 'y', '\\'],
  ])('%j', (text, syntax, escape) => {
    expect(parseDockerfile(text)).toMatchObject({ syntax, escape, problems: [] });
  });
});

describe('RUN in shell form: the script is as long as in the source', () => {
  it.each<[text: string, script: string]>([
    ['RUN a b', 'a b'],
    ['RUN a \\\n  b', 'a     b'],
    ['RUN a \\  \n  b', 'a       b'],
    ['RUN a \\\n# note\n  # note\n\n  b', `a ${' '.repeat(21)}b`],
    ['RUN a \\\r\n  # note\r\n  b\r\n', `a ${' '.repeat(15)}b`],
    // A continuation inside a word joins it: the shell sees and removes it.
    ['RUN ab\\\ncd', 'ab\\\ncd'],
    // Another escape character before it: no continuation (trimContinuationCharacter).
    ['RUN a \\\\\nUSER b', 'a \\\\'],
    ['RUN a # b', 'a # b'],
    ['RUN --network=none a', 'a'],
    ['RUN --mount=type=cache,target=/c \\\n  --mount=type=ssh a', 'a'],
    ['RUN -- --not-a-flag', '--not-a-flag'],
    ['RUN ["a", b]', '["a", b]'],
    ['RUN echo "<<EOF" <<<x $((1<<2))', 'echo "<<EOF" <<<x $((1<<2))'],
    ['RUN a \\', 'a '],
  ])('%j', (text, script) => {
    const run = first(text);
    expect(run).toMatchObject({ type: 'run', body: { form: 'shell', script } });
    if (run?.type !== 'run' || run.body.form !== 'shell') throw new Error('no script');
    const { offset } = run.body;
    const source = `FROM a\n${text}`.slice(offset, offset + script.length);
    expect(source.length).toBe(script.length);
    for (let at = 0; at < script.length; at += 1) {
      if (!/\s/.test(script.charAt(at))) expect(source.charAt(at)).toBe(script.charAt(at));
    }
  });

  it('backtick as escape: the backslash is a letter, the backtick continues', () => {
    expect(first('RUN a c:\\ `\n b', '`')).toMatchObject({ body: { script: 'a c:\\    b' } });
  });
});

describe('RUN in exec form and here-documents', () => {
  it.each<[text: string, body: object]>([
    ['RUN ["a", "b c", "\\"d\\""]', { form: 'exec', argv: ['a', 'b c', '"d"'] }],
    ['RUN [ "a" , \\\n "b" ]', { form: 'exec', argv: ['a', 'b'] }],
    ['RUN <<EOF\na\nb $x\nEOF\n', { form: 'heredoc', script: 'a\nb $x\n', interpreter: [] }],
    ["RUN <<'EOF'\na\nEOF", { form: 'heredoc', script: 'a\n', interpreter: [] }],
    ['RUN <<-EOF\n\ta\n\tEOF', { form: 'heredoc', script: '\ta\n', interpreter: [] }],
    ['RUN <<E python3\nx\nE', { form: 'shell', script: '<<E python3\nx\nE' }],
    ['RUN << EOF\na\nEOF', { form: 'heredoc', script: 'a\n', interpreter: [] }],
    ['RUN <<EOF\r\na\r\nEOF\r\n', { form: 'heredoc', script: 'a \n', interpreter: [] }],
    [
      'RUN <<E\n#!/usr/bin/python3 -u\nx\nE',
      { script: '#!/usr/bin/python3 -u\nx\n', interpreter: ['/usr/bin/python3', '-u'] },
    ],
    ['RUN python3 - <<E\nx\nE', { form: 'heredoc', script: 'x\n', interpreter: ['python3', '-'] }],
    ['RUN bash -e <<E\nx\nE', { form: 'heredoc', interpreter: ['bash', '-e'] }],
    // Anything else is a command of the shell that reads the document.
    ['RUN cat <<E > /f && a\nx\nE', { form: 'shell', script: 'cat <<E > /f && a\nx\nE' }],
    ['RUN cat <<E \\\n  > /f\nx\nE', { form: 'shell', script: 'cat <<E     > /f\nx\nE' }],
    ['RUN a <<A && b <<B\n1\nA\n2\nB', { form: 'shell', script: 'a <<A && b <<B\n1\nA\n2\nB' }],
    ['RUN X=1 python3 <<E > /f\nx\nE', { form: 'shell' }],
  ])('%j', (text, body) => {
    const run = first(`${text}\nUSER next`);
    expect(run).toMatchObject({ type: 'run', body });
    if (run?.type !== 'run' || run.body.form === 'exec') return;
    const source = `FROM a\n${text}`;
    const { offset, script } = run.body;
    expect(source.charAt(offset)).toBe(script.charAt(0));
  });

  it('what follows a here-document is an instruction again', () => {
    const { stages, problems: found } = parseDockerfile('FROM a\nRUN <<E\nFROM b\nE\nUSER c');
    expect(stages).toHaveLength(1);
    expect(stages[0]?.instructions.map(({ type }) => type)).toEqual(['run', 'user']);
    expect(found).toEqual([]);
  });
});

describe('RUN --mount', () => {
  const base = { source: null, target: null, from: null };
  it.each<[flag: string, mount: object]>([
    ['type=cache,target=/c', { ...base, type: 'cache', target: '/c' }],
    ['target=/b', { ...base, type: 'bind', target: '/b' }],
    [
      'type=bind,src=x,dst=/y,rw',
      {
        ...base,
        type: 'bind',
        source: 'x',
        target: '/y',
        options: { type: 'bind', source: 'x', target: '/y', readwrite: 'true' },
      },
    ],
    [
      'type=bind,from=build,source=/o,destination=/i',
      { type: 'bind', from: 'build', source: '/o', target: '/i' },
    ],
    [
      'type=CACHE,id=k,sharing=locked,uid=1000,target=/c',
      {
        type: 'cache',
        options: { type: 'CACHE', id: 'k', sharing: 'locked', uid: '1000', target: '/c' },
      },
    ],
    ['type=secret,id=s,env=TOKEN', { type: 'secret', target: null }],
    ['type=tmpfs,target=/t,size=1g', { type: 'tmpfs', target: '/t' }],
    ['type=ssh', { ...base, type: 'ssh' }],
    ['"type=cache,target=/a b"', { type: 'cache', target: '/a b' }],
  ])('%s', (flag, mount) => {
    expect(first(`RUN --mount=${flag} a`)).toMatchObject({
      mounts: [mount],
      body: { script: 'a' },
    });
  });
});

describe('COPY and ADD', () => {
  it.each<[text: string, expected: object]>([
    [
      'COPY a b /d/',
      { type: 'copy', from: null, sources: [{ path: 'a' }, { path: 'b' }], destination: '/d/' },
    ],
    [
      'COPY --link --from=build --chown=1:2 a b',
      {
        from: 'build',
        flags: [
          { name: 'link', value: null },
          { name: 'from', value: 'build' },
          { name: 'chown', value: '1:2' },
        ],
      },
    ],
    ['COPY --exclude=*.md --exclude=x a b', { flags: [{ value: '*.md' }, { value: 'x' }] }],
    [
      'COPY ["a b", "c", "/d e/"]',
      { sources: [{ path: 'a b' }, { path: 'c' }], destination: '/d e/' },
    ],
    [
      'COPY a \\\n  # note\n  b \\\n  /d',
      { sources: [{ path: 'a' }, { path: 'b' }], destination: '/d' },
    ],
    [
      'ADD --checksum=sha256:x https://x/y.tgz /d',
      { type: 'add', sources: [{ path: 'https://x/y.tgz' }], destination: '/d' },
    ],
    [
      'COPY <<EOF /f\na $x\nEOF',
      {
        sources: [{ kind: 'heredoc', name: 'EOF', body: 'a $x\n', expand: true }],
        destination: '/f',
      },
    ],
    ['COPY <<"EOF" /f\na\nEOF', { sources: [{ body: 'a\n', expand: false }] }],
    ['COPY <<-EOF /f\n\ta\n\t\tb\n\tEOF', { sources: [{ body: 'a\nb\n' }] }],
    [
      'COPY <<A x <<B /d/\n1\nA\n2\nB',
      { sources: [{ name: 'A', body: '1\n' }, { path: 'x' }, { name: 'B', body: '2\n' }] },
    ],
    ['COPY <<EOF /f\nEOF', { sources: [{ body: '' }] }],
  ])('%j', (text, expected) => {
    const copy = first(text);
    expect(copy).toMatchObject(expected);
    if (copy?.type !== 'copy' && copy?.type !== 'add') throw new Error('no copy');
    for (const source of copy.sources) {
      const written = `FROM a\n${text}`.slice(source.range.start, source.range.end);
      expect(written).toContain(source.kind === 'path' ? source.path : source.name);
    }
  });
});

describe('ENV and ARG keep quotes and escapes for the expansion', () => {
  it.each<[text: string, variables: readonly (readonly [string, string])[]]>([
    ['ENV a=b', [['a', 'b']]],
    [
      'ENV a=b c="d e" f=g\\ h',
      [
        ['a', 'b'],
        ['c', '"d e"'],
        ['f', 'g\\ h'],
      ],
    ],
    ['ENV a b c', [['a', 'b c']]],
    ['ENV a "b c"', [['a', '"b c"']]],
    [
      "ENV a= b=''",
      [
        ['a', ''],
        ['b', "''"],
      ],
    ],
    [
      'ENV a=1 \\\n    # note\n\n    b=2 \\\n    c="x=y"',
      [
        ['a', '1'],
        ['b', '2'],
        ['c', '"x=y"'],
      ],
    ],
    ['ENV PATH=/x:$PATH', [['PATH', '/x:$PATH']]],
  ])('%j', (text, variables) => {
    expect(first(text)).toMatchObject({
      type: 'env',
      variables: variables.map(([name, value]) => ({ name, value })),
    });
  });

  it.each<[text: string, args: readonly (readonly [string, string | null])[]]>([
    ['ARG a', [['a', null]]],
    [
      'ARG a=1 b c="d e"',
      [
        ['a', '1'],
        ['b', null],
        ['c', '"d e"'],
      ],
    ],
    ['ARG a=', [['a', '']]],
  ])('%j', (text, args) => {
    expect(first(text)).toMatchObject({
      type: 'arg',
      args: args.map(([name, value]) => ({ name, value })),
    });
  });
});

describe('other instructions', () => {
  it.each<[text: string, expected: object]>([
    ['WORKDIR /a b', { type: 'workdir', path: '/a b' }],
    ['workdir $X', { type: 'workdir', path: '$X', keyword: 'WORKDIR' }],
    ['USER a:b', { type: 'user', user: 'a:b' }],
    [
      'SHELL ["/bin/bash", "-o", "pipefail", "-c"]',
      { type: 'shell', shell: ['/bin/bash', '-o', 'pipefail', '-c'] },
    ],
    ['VOLUME /a /b', { type: 'volume', paths: ['/a', '/b'] }],
    ['VOLUME ["/a b"]', { type: 'volume', paths: ['/a b'] }],
    ['CMD ["a"]', { type: 'metadata', argument: '["a"]', keyword: 'CMD' }],
    ['LABEL a=b \\\n c=d', { type: 'metadata', argument: 'a=b  c=d' }],
    ['HEALTHCHECK --interval=5s CMD a', { type: 'metadata' }],
    [
      'ONBUILD RUN --mount=type=cache,target=/c a',
      {
        type: 'onbuild',
        trigger: { type: 'run', mounts: [{ target: '/c' }], body: { script: 'a' } },
      },
    ],
    [
      'ONBUILD COPY <<E /f\nx\nE',
      { type: 'onbuild', trigger: { type: 'copy', sources: [{ body: 'x\n' }] } },
    ],
  ])('%j', (text, expected) => {
    expect(first(text)).toMatchObject(expected);
    expect(problems(`FROM a\n${text}`)).toEqual([]);
  });
});

describe('problems', () => {
  it.each<[text: string, expected: readonly string[]]>([
    ['', ['1 no-from']],
    ['# only a comment\n', ['1 no-from']],
    ['RUN a\nFROM b', ['1 instruction-before-from']],
    ['ARG a\nFROM b', []],
    ['FROM a\nFOO b', ['2 unknown-instruction']],
    ['FROM a\nRUN', ['2 missing-arguments']],
    ['FROM a\nCOPY x', ['2 missing-arguments']],
    ['FROM a\nENV x', ['2 missing-arguments']],
    ['FROM a\nENV x=1 y', ['2 invalid-key-value']],
    ['FROM a\nWORKDIR', ['2 missing-arguments']],
    ['FROM', ['1 missing-arguments']],
    ['FROM a b', ['1 invalid-from']],
    ['FROM a AS 1b', ['1 invalid-stage-name']],
    ['FROM a AS b\nFROM a AS B', ['2 duplicate-stage-name']],
    ['FROM a\nRUN x \\\n\n  y', ['3 empty-continuation']],
    ['FROM a\nRUN <<EOF\nx\nEOFF', ['2 unterminated-heredoc']],
    ['FROM a\nCOPY <<EOF', ['2 unterminated-heredoc', '2 missing-arguments']],
    ['FROM a\nCOPY x <<EOF\nEOF', ['2 heredoc-destination']],
    ['FROM a\nRUN --foo x', ['2 unknown-flag']],
    ['FROM a\nCOPY --unpack x y', ['2 unknown-flag']],
    ['FROM a\nADD --unpack=true x y', []],
    ['FROM a\nRUN --mount=type=disk x', ['2 invalid-mount']],
    ['FROM a\nRUN --mount=typ=cache x', ['2 invalid-mount']],
    ['FROM a\nSHELL bash -c', ['2 shell-needs-json']],
    ['FROM a\nONBUILD FROM b', ['2 invalid-trigger']],
    ['# escape=x\nFROM a', ['1 invalid-directive']],
    ['# syntax=a\n# syntax=b\nFROM a', ['2 duplicate-directive']],
  ])('%j', (text, expected) => {
    expect(problems(text)).toEqual(expected);
  });

  it('names the instruction that was meant, at its keyword', () => {
    const [problem] = parseDockerfile('FROM a\nCPOY x y').problems;
    expect(problem).toMatchObject({ severity: 'error', range: { start: 7, end: 11, line: 2 } });
    expect(problem?.message).toContain('COPY');
  });
});

describe('offsets', () => {
  it.each([
    ['LF', 'FROM a\nRUN b \\\n  c\nUSER d\n'],
    ['CRLF', 'FROM a\r\nRUN b \\\r\n  c\r\nUSER d\r\n'],
    ['BOM', '\uFEFFFROM a\nRUN b \\\n  c\nUSER d\n'],
    ['BOM and CRLF', '\uFEFFFROM a\r\nRUN b \\\r\n  c\r\nUSER d'],
    ['indented', '  FROM a\n  RUN b \\\n  c\n\tUSER d'],
  ])('%s', (_name, text) => {
    const [stage] = parseDockerfile(text).stages;
    const [run, user] = stage?.instructions ?? [];
    expect(stage?.from.range).toMatchObject({ line: 1, endLine: 1 });
    expect(run?.range).toMatchObject({ line: 2, endLine: 3 });
    expect(user?.range).toMatchObject({ line: 4, endLine: 4 });
    for (const instruction of [stage?.from, run, user]) {
      if (!instruction) throw new Error('an instruction is missing');
      expect(text.slice(instruction.range.start, instruction.range.end)).toBe(instruction.text);
    }
    expect(user?.text).toBe('USER d');
  });
});
