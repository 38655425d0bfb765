import { between } from '../../amount.ts';
import { normalizePath } from '../../filesystem/normalizePath.ts';
import { parseOptions } from '../../shell/parseOptions.ts';
import { generatedFile } from '../generatedFile.ts';
import type { Program } from '../program.ts';

/** gcc, g++, clang: the file of `-o`. */
export const gcc: Program = {
  names: [
    'gcc',
    'g++',
    'cc',
    'c++',
    'clang',
    'clang++',
    'nvcc',
    'ld',
    'rustc',
    'javac',
    'protoc',
    'x86_64-linux-gnu-gcc',
    'aarch64-linux-gnu-gcc',
    'musl-gcc',
  ],
  run(call) {
    const options = parseOptions(call.args, {
      withValue: ['-o', '-I', '-L', '-l', '-D', '-include', '-isystem', '-x', '-T'],
      singleDashLong: true,
    });
    const isStatic = options.has('-static');
    const isObject = options.has('-c');
    const sources = options.operands.filter(({ text }) =>
      /\.(c|cc|cpp|cxx|cu|o|a|rs|s|S|m|java|proto)$/.test(text),
    );
    if (sources.length === 0) return { effects: [] };
    const output =
      options.value('-o') ??
      (isObject ? (sources[0]?.text ?? '').replace(/\.\w+$/, '.o') : 'a.out');
    if (output.startsWith('/dev/')) return { effects: [] };
    // A static hello world with glibc: 682,696 bytes after strip (measured 2026-11-20); a dynamic one about 16 kB.
    const amount = isStatic ? between(0.6e6, 0.9e6, 50e6) : between(2e3, 50e3, 20e6);
    const source =
      'a program of unknown size; with glibc a small one has 16 kB, or 0.7 MB when static';
    return {
      effects: [
        generatedFile(normalizePath(output, call.cwd), amount, call.name, source, {
          evidence: 'assumed',
          fileClass: 'native',
        }),
      ],
    };
  },
};
