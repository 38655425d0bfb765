import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { highlightDockerfile } from '../../src/embed/highlightDockerfile.ts';

/** Tokens other than plain ones as `kind:text`. */
function marked(text: string): readonly string[] {
  return highlightDockerfile(text)
    .flat()
    .filter(({ kind }) => kind !== 'plain')
    .map(({ kind, text: token }) => `${kind}:${token}`);
}

// Dockerfile reference (docs.docker.com): keywords in any case, flags, comments, here-documents, continued lines.
describe('highlightDockerfile', () => {
  it.each<readonly [string, readonly string[]]>([
    ['FROM debian AS base', ['keyword:FROM', 'keyword:AS']],
    ['from debian', ['keyword:from']],
    ['FROMAGE', []],
    ['  # note', ['comment:  # note']],
    ['ONBUILD RUN x', ['keyword:ONBUILD RUN']],
    ['COPY --from=base /a /b', ['keyword:COPY', 'flag:--from']],
    ['RUN apt-get install -y curl', ['keyword:RUN', 'flag:-y']],
    [
      'ENV A="b c" D=$E F=${G:-h}',
      ['keyword:ENV', 'string:"b c"', 'variable:$E', 'variable:${G:-h}'],
    ],
    ['RUN a \\\n  COPY b', ['keyword:RUN']],
    ['RUN a \\\n  # c\n  USER b', ['keyword:RUN', 'comment:  # c']],
    [
      'RUN <<EOF\nFROM x\nEOF\nUSER y',
      ['keyword:RUN', 'string:FROM x', 'string:EOF', 'keyword:USER'],
    ],
  ])('%j', (text, tokens) => {
    expect(marked(text)).toEqual(tokens);
  });

  it('loses and adds nothing', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string(), (a, b) => {
        const text = `FROM ${a}\nRUN "${b}$${a} --${b}\\\n${a}`;
        const lines = highlightDockerfile(text).map((line) =>
          line.map((each) => each.text).join(''),
        );
        expect(lines.join('\n')).toBe(text);
      }),
    );
  });
});
