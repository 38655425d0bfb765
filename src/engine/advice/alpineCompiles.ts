import type { AdvicePlace, AdviceRule } from './adviceRule.ts';

/**
 * What is compiled because there is no wheel for musl takes minutes and compilers, or fails. Where the image for glibc is lighter as well,
 * the suggestion says so with its figure (`alpine-to-slim`) and this is silent; where it is heavier or cannot be written out, this stands.
 */
export const alpineCompiles: AdviceRule = {
  id: 'alpine-compiles-wheels',
  topic: 'build-speed',
  link: 'https://peps.python.org/pep-0656/',
  find({ dockerfile, report }) {
    if (report.suggestions.some(({ id }) => /^alpine-to-slim(:|$)/.test(id))) return [];
    const lines = report.findings.flatMap(({ id, line }) =>
      id === 'no-wheel-for-musl' ? [line] : [],
    );
    return dockerfile.stages.flatMap((stage): AdvicePlace[] => {
      const { image, range } = stage.from;
      const reference = /^((?:.*\/)?python):(?:(\d[\w.]*)-)?alpine[\d.]*$/.exec(image);
      const last = stage.instructions.at(-1)?.range.endLine ?? range.endLine;
      const isHere = lines.some((line) => line >= range.line && line <= last);
      if (reference === null || !isHere) return [];
      const [, name = '', version] = reference;
      const slim = `${name}:${version === undefined ? '' : `${version}-`}slim`;
      return [
        {
          title: `Start from ${slim}: this image compiles what Debian unpacks`,
          why: 'A package that is installed here has no wheel for Alpine’s musl, so that pip builds it from source, which takes minutes and compilers, or fails. For Debian’s glibc it comes compiled.',
          line: range.line,
          endLine: range.endLine,
          edits: [],
          byHand: `Start from ${slim}, install with apt-get what apk add brings to run, and leave the compilers out.`,
        },
      ];
    });
  },
};
