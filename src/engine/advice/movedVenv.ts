import { normalizePath } from '../filesystem/normalizePath.ts';
import type { CopyInstruction } from '../dockerfile/instruction.ts';
import type { AdviceRule } from './adviceRule.ts';

/** The scripts of a virtual environment begin with the path of its Python: it works at the place that it was made for. */
export const movedVenv: AdviceRule = {
  id: 'moved-venv',
  topic: 'correctness',
  link: 'https://docs.python.org/3/library/venv.html#how-venvs-work',
  find({ dockerfile, report }) {
    const reached = dockerfile.stages.filter(({ index }) => report.stages[index]?.reached === true);
    return reached.flatMap(({ instructions }) =>
      instructions.flatMap((one) => {
        const moved = one.type === 'copy' ? movedPaths(one) : null;
        if (moved === null) return [];
        return [
          {
            title: `Make the virtual environment where it will lie: ${moved.to}`,
            why: `The programs of ${moved.from}/bin begin with #!${moved.from}/bin/python, which is not there any more after the move. Only python itself, started by its new path, still finds its packages.`,
            line: one.range.line,
            endLine: one.range.endLine,
            edits: [],
            byHand: `Create it at ${moved.to} in the building stage, or copy it to ${moved.from}.`,
          },
        ];
      }),
    );
  },
};

function movedPaths(copy: CopyInstruction): { readonly from: string; readonly to: string } | null {
  const [source, ...more] = copy.sources;
  if (copy.from === null || source?.kind !== 'path' || more.length > 0) return null;
  const [from, to] = [source.path, copy.destination];
  if (/\$/.test(from + to) || !to.startsWith('/')) return null;
  const [was, is] = [normalizePath(from, '/'), normalizePath(to, '/')];
  return /\/\.?(v?env|virtualenv)$/.test(was) && was !== is ? { from: was, to: is } : null;
}
