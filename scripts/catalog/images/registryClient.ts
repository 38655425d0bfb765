import { array, boolean, number, object, optional, parse, string, type InferOutput } from 'valibot';

/** One HTTP answer. Header names are in lower case. */
export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** Sends one GET and follows redirects; injected, so that the client is tested without a network. */
export type Get = (url: string, headers: Readonly<Record<string, string>>) => Promise<Answer>;

/** What a registry says of one image, in the columns of official.jsonl. Sizes in bytes. */
export interface RegistryRow {
  readonly image: string;
  readonly tag: string;
  readonly arch: string;
  readonly kind: 'published';
  readonly created: string | null;
  /** Sum of the layers' blobs. Unpacked sizes are in no manifest: they stay as they were. */
  readonly compressed: number;
  readonly layers: readonly (readonly [number, string])[];
  readonly env: Readonly<Record<string, string>>;
  readonly workdir: string | null;
  readonly user: string | null;
  readonly source: string;
  readonly gathered: string;
}

const LIST_TYPES = [
  'application/vnd.oci.image.index.v1+json',
  'application/vnd.docker.distribution.manifest.list.v2+json',
];
const IMAGE_TYPES = [
  'application/vnd.oci.image.manifest.v1+json',
  'application/vnd.docker.distribution.manifest.v2+json',
];

const List = object({
  manifests: array(
    object({
      digest: string(),
      platform: optional(
        object({ architecture: string(), os: string(), variant: optional(string()) }),
      ),
    }),
  ),
});
const Manifest = object({
  config: object({ digest: string() }),
  layers: array(object({ size: number() })),
});
const Config = object({
  architecture: string(),
  created: optional(string()),
  config: optional(
    object({
      Env: optional(array(string())),
      WorkingDir: optional(string()),
      User: optional(string()),
    }),
  ),
  history: optional(
    array(object({ created_by: optional(string()), empty_layer: optional(boolean()) })),
  ),
});

const ARCHITECTURES = new Set(['amd64', 'arm64']);

/**
 * Reads an image's linux/amd64 and linux/arm64 rows by the distribution API: index, manifest, configuration.
 *
 * @param base address of the registry, without a slash at its end
 * @param repository as the registry names it: `library/python`
 * @param image the catalog's short name: `python`
 * @throws when the registry answers with anything but what the API promises
 */
export async function readRegistryImage(
  get: Get,
  base: string,
  repository: string,
  image: string,
  tag: string,
  today: string,
): Promise<RegistryRow[]> {
  const fetchText = authorized(get);
  const root = `${base}/v2/${repository}`;
  const top = await fetchText(`${root}/manifests/${tag}`, [...LIST_TYPES, ...IMAGE_TYPES]);
  const type = top.headers['content-type']?.split(';')[0] ?? '';
  const digests = LIST_TYPES.includes(type) ? linuxDigests(top.body) : [tag];
  const rows: RegistryRow[] = [];
  for (const digest of digests) {
    const answer = await fetchText(`${root}/manifests/${digest}`, IMAGE_TYPES);
    const manifest = parse(Manifest, json(answer.body));
    const blob = await fetchText(`${root}/blobs/${manifest.config.digest}`, ['application/json']);
    rows.push(rowOf(manifest, parse(Config, json(blob.body)), image, tag, digest, today));
  }
  return rows;
}

function linuxDigests(body: string): string[] {
  return parse(List, json(body))
    .manifests.filter(
      ({ platform }) => platform?.os === 'linux' && ARCHITECTURES.has(platform.architecture),
    )
    .map(({ digest }) => digest);
}

function rowOf(
  manifest: InferOutput<typeof Manifest>,
  config: InferOutput<typeof Config>,
  image: string,
  tag: string,
  digest: string,
  today: string,
): RegistryRow {
  const steps = (config.history ?? []).filter((step) => step.empty_layer !== true);
  return {
    image,
    tag,
    arch: config.architecture,
    kind: 'published',
    created: config.created?.slice(0, 10) ?? null,
    compressed: manifest.layers.reduce((sum, layer) => sum + layer.size, 0),
    layers: manifest.layers.map((layer, index) => [
      layer.size,
      steps[index]?.created_by?.slice(0, 60) ?? '',
    ]),
    env: Object.fromEntries((config.config?.Env ?? []).map(assignment)),
    workdir: emptyToNull(config.config?.WorkingDir),
    user: emptyToNull(config.config?.User),
    source: `registry manifest ${digest.slice(0, 19)}`,
    gathered: today,
  };
}

/** Answers 401 once with the token that the registry's own challenge asks for (distribution spec, token authentication). */
function authorized(get: Get): (url: string, accept: readonly string[]) => Promise<Answer> {
  let token: string | null = null;
  return async (url, accept) => {
    const headers = (): Record<string, string> => ({
      accept: accept.join(', '),
      ...(token === null ? {} : { authorization: `Bearer ${token}` }),
    });
    let answer = await get(url, headers());
    if (answer.status === 401) {
      token = await fetchToken(get, answer.headers['www-authenticate'] ?? '');
      answer = await get(url, headers());
    }
    if (answer.status !== 200) throw new Error(`${url} answers ${answer.status}`);
    return answer;
  };
}

async function fetchToken(get: Get, challenge: string): Promise<string> {
  const fields = new Map(
    [...challenge.matchAll(/(\w+)="([^"]*)"/g)].map((match) => [match[1], match[2]]),
  );
  const realm = fields.get('realm');
  if (!challenge.startsWith('Bearer ') || realm === undefined)
    throw new Error('no token challenge');
  const query = new URLSearchParams();
  for (const name of ['service', 'scope']) {
    const value = fields.get(name);
    if (value !== undefined) query.set(name, value);
  }
  const answer = await get(`${realm}?${query.toString()}`, { accept: 'application/json' });
  const token = parse(
    object({ token: optional(string()), access_token: optional(string()) }),
    json(answer.body),
  );
  const text = token.token ?? token.access_token;
  if (text === undefined) throw new Error('the token service gives no token');
  return text;
}

function json(text: string): unknown {
  return JSON.parse(text) as unknown;
}

function assignment(text: string): [string, string] {
  const at = text.indexOf('=');
  return at === -1 ? [text, ''] : [text.slice(0, at), text.slice(at + 1)];
}

function emptyToNull(text: string | undefined): string | null {
  return text === undefined || text === '' ? null : text;
}
