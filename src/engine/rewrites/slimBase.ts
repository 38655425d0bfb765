import { DOCKERFILE } from './applyEdits.ts';
import type { Rewrite } from './rewrite.ts';

/** Official images whose full variant is buildpack-deps, and how their slim tag is spelt. */
const SLIM: Readonly<Record<string, (tag: string) => string>> = {
  python: (tag) => withSuite(tag, (version, suite) => `${version}-slim${suite}`),
  ruby: (tag) => withSuite(tag, (version, suite) => `${version}-slim${suite}`),
  rust: (tag) => withSuite(tag, (version, suite) => `${version}-slim${suite}`),
  node: (tag) => withSuite(tag, (version, suite) => `${version}${suite}-slim`),
};

/** The full images carry compilers, headers and version control that few services use. */
export const slimBase: Rewrite = {
  id: 'slim-base',
  find({ dockerfile }) {
    return dockerfile.stages.flatMap(({ from }) => {
      const parts = /^((?:docker\.io\/)?(?:library\/)?)(\w+)(?::([\w.-]+))?$/.exec(from.image);
      const [, prefix = '', name = '', tag = 'latest'] = parts ?? [];
      const slim = SLIM[name];
      if (parts === null || slim === undefined) return [];
      if (!/^(latest|[\d.]+)?-?(bookworm|trixie|bullseye|buster)?$/.test(tag)) return [];
      const { start, end } = from.imageRange;
      return {
        title: `Start from ${name}:${slim(tag)}`,
        why: 'The full image carries compilers, headers, git and more for building software. The slim one has the same runtime without them.',
        link: `https://hub.docker.com/_/${name}`,
        risk: 'check',
        line: from.range.line,
        endLine: from.range.endLine,
        edits: [{ file: DOCKERFILE, start, end, text: `${prefix}${name}:${slim(tag)}` }],
        byHand:
          'If something has to be compiled or needs git, curl or a system library, install just that, or build it in an earlier stage.',
      };
    });
  },
};

/** `3.12-bookworm` has the version `3.12` and the suite `-bookworm`; `latest` is no version. */
function withSuite(tag: string, spell: (version: string, suite: string) => string): string {
  const [, version = '', suite = ''] = /^(latest|[\d.]*)?(-?[a-z]+)?$/.exec(tag) ?? [];
  const dashed = suite === '' || suite.startsWith('-') ? suite : `-${suite}`;
  return spell(version === 'latest' ? '' : version, dashed).replace(/^-/, '');
}
