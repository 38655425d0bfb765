import type { FileClass } from '../effects.ts';

const BY_ENDING: readonly (readonly [FileClass, RegExp])[] = [
  ['bytecode', /\.py[co]$/],
  [
    'archive',
    /\.(tgz|tbz2?|txz|zip|whl|jar|war|deb|rpm|apk|7z|conda|(tar\.)?(gz|bz2|xz|zst|lz4))$/,
  ],
  [
    'model',
    /\.(safetensors|pt|pth|onnx|gguf|ggml|h5|hdf5|pb|tflite|ckpt|keras|bin|pkl|joblib|npz|caffemodel|engine)$/,
  ],
  ['native', /(\.so(\.\d+)*|\.a|\.dll|\.exe|\.node|\.wasm)$/],
  ['docs', /\.(md|rst|pdf|html?)$/],
  [
    'code',
    /\.(py|pyi|js|mjs|cjs|ts|tsx|jsx|sh|rb|go|rs|java|c|cc|cpp|h|hpp|php|pl|css|svelte|vue|toml|ya?ml|json|lock|cfg|ini)$/,
  ],
];

const BY_FOLDER: readonly (readonly [FileClass, RegExp])[] = [
  ['vcs', /(^|\/)\.(git|hg|svn)(\/|$)/],
  ['cache', /(^|\/)(\.cache|\.mypy_cache|\.pytest_cache|\.ruff_cache)(\/|$)/],
  ['bytecode', /(^|\/)__pycache__(\/|$)/],
  ['model', /(^|\/)(models?|weights|checkpoints?)(\/|$)/i],
  ['code', /(^|\/)(src|app|lib|node_modules|\.?venv|site-packages)(\/|$)/],
  ['docs', /(^|\/)docs?(\/|$)/],
];

/** The class of a file or folder of which only the path is known: its ending first, then the folders that it lies in. */
export function fileClassOf(path: string): FileClass {
  const name = path.toLowerCase();
  for (const [fileClass, pattern] of path.endsWith('/') ? [] : BY_ENDING) {
    if (pattern.test(name)) return fileClass;
  }
  for (const [fileClass, pattern] of BY_FOLDER) if (pattern.test(path)) return fileClass;
  return 'data';
}
