import { NOTHING, between, type Amount } from '../amount.ts';
import type { ImageFacts } from './imageFacts.ts';
import type { BaseImage } from './imageTable.ts';
import { parseTag } from './parseTag.ts';
import { systemOf } from './traits/systemOf.ts';

const PATH = '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin';

/** No layer, no byte: reserved by Docker ("FROM scratch" is a no-op). */
export function scratchImage(): BaseImage {
  return {
    reference: 'scratch',
    resolved: 'scratch',
    match: 'scratch',
    amount: NOTHING,
    compressed: NOTHING,
    layerCount: 0,
    evidence: 'measured',
    source: 'scratch is empty by definition (Dockerfile reference, FROM)',
    contents: [],
    env: {},
    workdir: '/',
    user: 'root',
    system: { kind: 'none' },
    pythons: [],
    debianPackages: [],
    tools: [],
    onbuild: [],
  };
}

/** Windows Server Core images are of 2 to 8 GB, Nano Server of 0.3 (listings of dotnet and aspnet containers, 2020-2024). */
const WINDOWS: Amount = { bytes: 4_000_000_000, low: 300_000_000, high: 9_000_000_000 };

/**
 * An image that no row tells of: the middle of what other images weigh, and nearly all of their range. What its name and tag say about
 * the distribution is kept, since that decides which packages later lines can install.
 */
export function unknownImage(
  facts: ImageFacts,
  reference: string,
  name: string,
  tag: string,
): BaseImage {
  const parts = parseTag(name, tag);
  const system = systemOf(name, parts, null);
  const amount =
    system.kind === 'windows' ? WINDOWS : (familySpread(facts, name) ?? guess(facts, reference));
  const { low, middle, high } = facts.unknown.compression;
  const compressed = between(amount.low * low, amount.bytes * middle, amount.high * high);
  const source = 'no published size; the range is that of the public images in the catalog';
  return {
    reference,
    resolved: reference,
    match: 'unknown',
    amount,
    compressed,
    layerCount: 8,
    evidence: 'unknown',
    source,
    contents: [
      {
        path: '/',
        spread: true,
        amount,
        fileClass: 'system',
        origin: { kind: 'base', name: reference },
        evidence: 'unknown',
        source,
      },
    ],
    env: { PATH },
    workdir: '/',
    user: 'root',
    system,
    pythons: [],
    debianPackages: [],
    tools: [],
    onbuild: [],
  };
}

/** A known image in an unknown build: anything that its rows weigh. */
function familySpread(facts: ImageFacts, name: string): Amount | null {
  const rows = facts.images.get(name)?.rows ?? [];
  const sizes = rows.map((row) => row.amount.bytes).sort((a, b) => a - b);
  const [low, high] = [sizes[0], sizes.at(-1)];
  if (low === undefined || high === undefined) return null;
  return between(low * 0.9, sizes[Math.floor(sizes.length / 2)] ?? low, high * 1.1);
}

function guess(facts: ImageFacts, reference: string): Amount {
  if (
    /cuda|gpu|cudnn|rocm|torch|vllm|nvidia|cu1[123]\d|tensorrt|llm|xpu|npu|ascend|gaudi/i.test(
      reference,
    )
  ) {
    return facts.unknown.accelerated;
  }
  return /alpine|slim|minimal|distroless|static|micro/i.test(reference)
    ? facts.unknown.slim
    : facts.unknown.plain;
}
