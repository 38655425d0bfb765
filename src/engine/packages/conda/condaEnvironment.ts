/** What an environment file or an explicit lock asks for. */
export interface CondaRequest {
  readonly name: string | null;
  readonly channels: readonly string[];
  /** Match specs: `numpy=1.26`, `conda-forge::pandas>=2`. */
  readonly specs: readonly string[];
  /** Requirements of the `pip:` list. */
  readonly pip: readonly string[];
  /** Packages of an @EXPLICIT file: exactly these, nothing is resolved. */
  readonly explicit: readonly CondaSpec[] | null;
}

export interface CondaSpec {
  readonly name: string;
  /** Empty when not pinned. */
  readonly version: string;
}

/**
 * Reads environment.yml: the keys name, channels and dependencies, with a `pip:` list below the last. A line reader for the block style
 * that conda itself exports; flow lists (`[a, b]`) on one line are read too. Unknown keys are passed over.
 */
export function readEnvironmentFile(text: string): CondaRequest {
  const specs: string[] = [];
  const pip: string[] = [];
  const channels: string[] = [];
  let name: string | null = null;
  let key = '';
  let pipIndent = -1;
  for (const raw of text.split('\n')) {
    const line = raw.replace(/(^|\s)#.*$/, '').trimEnd();
    if (line.trim() === '') continue;
    const top = /^([\w-]+):\s*(.*)$/.exec(line);
    if (top !== null) {
      key = top[1] ?? '';
      pipIndent = -1;
      const value = bare(top[2] ?? '');
      if (key === 'name' && value !== '') name = value;
      const listed = flowList(value);
      if (key === 'dependencies') specs.push(...listed);
      if (key === 'channels') channels.push(...listed);
      continue;
    }
    const item = /^(\s*)-\s*(.*)$/.exec(line);
    if (item === null) continue;
    const indent = (item[1] ?? '').length;
    const value = bare(item[2] ?? '');
    if (key === 'channels') channels.push(value);
    if (key !== 'dependencies') continue;
    const nested = /^pip\s*:\s*(.*)$/.exec(value);
    if (nested !== null) {
      pipIndent = indent;
      pip.push(...flowList(nested[1] ?? ''));
    } else if (pipIndent >= 0 && indent > pipIndent) pip.push(value);
    else {
      pipIndent = -1;
      if (value !== '') specs.push(value);
    }
  }
  return { name, channels, specs, pip, explicit: null };
}

/** Reads a list of specs, one a line, or with `@EXPLICIT` the addresses of packages (`conda list --explicit`, conda-lock). */
export function readSpecFile(text: string): CondaRequest {
  const lines = text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'));
  const isExplicit = lines.includes('@EXPLICIT');
  const rest = lines.filter((line) => line !== '@EXPLICIT');
  return {
    name: null,
    channels: [],
    specs: isExplicit ? [] : rest,
    pip: [],
    explicit: isExplicit ? rest.flatMap(fromAddress) : null,
  };
}

/** `.../linux-64/numpy-1.20.1-py39hdbf815f_0.tar.bz2#md5`: the last two dashes part name, version and build. */
function fromAddress(address: string): readonly CondaSpec[] {
  const file = address.replace(/#.*$/, '').replace(/^.*\//, '');
  const match = /^(.+)-([^-]+)-[^-]+\.(?:conda|tar\.bz2)$/.exec(file);
  return match === null ? [] : [{ name: match[1] ?? '', version: match[2] ?? '' }];
}

/** `conda-forge::numpy[version='>=1.2']`, `numpy==1.26.4`, `python=3.11`, `numpy 1.26 py311_0`. */
export function condaSpec(text: string): CondaSpec {
  const spec = text.replace(/^.*::/, '').replace(/\[.*$/, '').trim();
  const match = /^([\w.-]+)\s*(?:[=<>!~ ]+\s*([\w.*]+))?/.exec(spec);
  return { name: (match?.[1] ?? '').toLowerCase(), version: match?.[2] ?? '' };
}

function flowList(value: string): readonly string[] {
  const inside = /^\[(.*)\]$/.exec(value)?.[1];
  return inside === undefined
    ? []
    : inside
        .split(',')
        .map(bare)
        .filter((item) => item !== '');
}

function bare(text: string): string {
  return text.trim().replace(/^(['"])(.*)\1$/, '$2');
}
