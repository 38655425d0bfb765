import { between, exactly, type Amount, type Evidence } from '../../amount.ts';
import type { Content, Effect, FileClass } from '../../effects.ts';
import { fileClassOf } from '../../filesystem/fileClassOf.ts';
import type { StageView } from '../program.ts';
import { unknownContent } from '../unknownBytes.ts';
import { knownDownload } from './knownDownloads.ts';
import { modelBytes } from './modelBytes.ts';

/** What is asked about a download's size. */
export type Downloading = Pick<StageView, 'catalog' | 'workspace'>;

/** An address as a user would name it: `https://` and the query do not tell downloads apart. */
export function addressOf(url: string): string {
  return url.replace(/^[a-z]+:\/\//i, '').replace(/[?#].*$/, '');
}

/** What a download writes at `path`, whoever makes it: curl, wget, pip or ADD. */
export function downloadContent(url: string, path: string, stage: Downloading): Content {
  const address = addressOf(url);
  const base = { path, spread: false, origin: { kind: 'download', name: address } } as const;
  const given = stage.workspace.context?.[url];
  const fileClass = classOf(address, path);
  if (given !== undefined && Number.isFinite(given) && given >= 0) {
    return {
      ...base,
      fileClass,
      amount: exactly(given),
      evidence: 'measured',
      source: 'given for this address',
    };
  }
  const known = knownDownload(address) ?? modelBytes(address, stage);
  if (known) {
    const { amount, evidence, source } = known;
    return { ...base, fileClass: known.fileClass ?? fileClass, amount, evidence, source };
  }
  return { ...base, fileClass, ...assumed(address, fileClass) };
}

/** The effects of a download, with the question about its size when nothing is known of it. */
export function downloadEffects(url: string, path: string, stage: StageView): readonly Effect[] {
  const content = downloadContent(url, path, stage);
  if (content.evidence !== 'unknown') return [{ type: 'write', content }];
  return unknownContent(content, downloadQuestion(url));
}

export function downloadQuestion(url: string) {
  return {
    what: `the size of ${url}`,
    reason: 'The size of this download is not known.',
    question: `How many bytes does ${url} have?`,
    answer: { kind: 'context', key: url },
  } as const;
}

function classOf(address: string, path: string): FileClass {
  for (const name of [address, path]) {
    const last = name.replace(/^.*\//, '');
    if (!/\.[a-z][a-z0-9]*$/i.test(last)) continue;
    const found = fileClassOf(`/${last}`);
    if (found !== 'data') return found;
  }
  return isText(address) ? 'data' : 'native';
}

function isText(address: string): boolean {
  return (
    /\.(asc|gpg|key|pub|pem|crt|list|sources|repo|txt|conf|cfg|ini|json|ya?ml|toml|xml|csv|md|sh|bash|py|pl|rb|js|service|patch|diff|sha256|sha256sum|sig)$/i.test(
      address,
    ) || /(gpg|key|keys|release|setup_[\w.]+|install|sources)$/i.test(address)
  );
}

/** Ranges for downloads of which only the name is known. */
function assumed(
  address: string,
  fileClass: FileClass,
): { readonly amount: Amount; readonly evidence: Evidence; readonly source: string } {
  if (/(\.(asc|gpg|key|pub|pem|crt|sig|list|sources|repo)|gpg|[/.-]keys?)$/i.test(address)) {
    return {
      amount: between(300, 3e3, 20e3),
      evidence: 'assumed',
      source: 'a key or a list of sources, taken for 3 kB',
    };
  }
  if (isText(address) || fileClass === 'code' || fileClass === 'docs') {
    return {
      amount: between(300, 15e3, 1e6),
      evidence: 'assumed',
      source: 'a script or text, taken for 15 kB',
    };
  }
  const source = 'the size of this download is not known';
  if (fileClass === 'model')
    return { amount: between(1e6, 200e6, 10e9), evidence: 'unknown', source };
  if (fileClass === 'archive')
    return { amount: between(10e3, 20e6, 1e9), evidence: 'unknown', source };
  return { amount: between(10e3, 15e6, 300e6), evidence: 'unknown', source };
}
