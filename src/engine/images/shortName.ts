import type { Platform } from '../workspace.ts';
import type { ImageReference } from './parseReference.ts';

/** Which image a reference means, whatever registry it is pulled from. */
export interface ShortName {
  /** `python`, `nvidia/cuda`, `ghcr.io/astral-sh/uv`: the key of the catalog. */
  readonly name: string;
  /** Set by an architecture's namespace (`arm64v8/ubuntu`), which overrides the platform asked for. */
  readonly platform: Platform | null;
}

/** Hosts that serve the Docker Hub's images under the Hub's own paths. */
const HUB_HOSTS = new Set([
  'docker.io',
  'index.docker.io',
  'registry-1.docker.io',
  'registry.hub.docker.com',
  'mirror.gcr.io',
  'docker.m.daocloud.io',
  'docker.1ms.run',
  'dockerproxy.net',
]);

/**
 * Other places of the same images: prefix served, prefix meant. The longest match wins; a name ends in `$` where it is whole.
 * Sources: each project's own page of its registries (docs.aws.amazon.com/AmazonECR "Docker official images on ECR Public",
 * jupyter-docker-stacks "moved to quay.io", docs.astral.sh/uv "Available images").
 */
const PLACES: readonly (readonly [string, string])[] = [
  ['library/', ''],
  ['public.ecr.aws/docker/library/', ''],
  ['mcr.microsoft.com/mirror/docker/library/', ''],
  ['m.daocloud.io/docker.io/library/', ''],
  ['m.daocloud.io/docker.io/', ''],
  ['quay.m.daocloud.io/', 'quay.io/'],
  ['ghcr.m.daocloud.io/', 'ghcr.io/'],
  ['nvcr.io/nvidia/cuda$', 'nvidia/cuda'],
  ['quay.io/jupyter/', 'jupyter/'],
  ['quay.io/bitnami/', 'bitnami/'],
  ['public.ecr.aws/bitnami/', 'bitnami/'],
  ['bitnamilegacy/', 'bitnami/'],
  ['quay.io/condaforge/', 'condaforge/'],
  ['ghcr.io/mamba-org/micromamba$', 'mambaorg/micromamba'],
  ['mcr.microsoft.com/vscode/devcontainers/', 'mcr.microsoft.com/devcontainers/'],
  ['amazon/aws-lambda-', 'public.ecr.aws/lambda/'],
  ['rockylinux/rockylinux$', 'rockylinux'],
  ['quay.io/centos/centos$', 'centos'],
  ['quay.io/fedora/fedora$', 'fedora'],
  ['registry.fedoraproject.org/fedora$', 'fedora'],
  ['registry.opensuse.org/', ''],
  ['registry.redhat.io/', 'registry.access.redhat.com/'],
  ['redhat/ubi9$', 'registry.access.redhat.com/ubi9/ubi'],
  ['redhat/ubi9-minimal$', 'registry.access.redhat.com/ubi9/ubi-minimal'],
  ['redhat/ubi8$', 'registry.access.redhat.com/ubi8/ubi'],
  ['redhat/ubi8-minimal$', 'registry.access.redhat.com/ubi8/ubi-minimal'],
  ['redhat/', 'registry.access.redhat.com/'],
  ['registry.access.redhat.com/ubi9$', 'registry.access.redhat.com/ubi9/ubi'],
  ['registry.access.redhat.com/ubi8$', 'registry.access.redhat.com/ubi8/ubi'],
  ['astral/uv$', 'ghcr.io/astral-sh/uv'],
  ['marketplace.gcr.io/google/ubuntu2404$', 'ubuntu'],
];

const ARCHITECTURES: Readonly<Record<string, Platform | null>> = {
  amd64: 'linux/amd64',
  arm64v8: 'linux/arm64',
  arm32v7: null,
  arm32v6: null,
  i386: null,
  ppc64le: null,
  s390x: null,
};

/** The catalog's name of the image that a reference means. */
export function shortName(reference: ImageReference): ShortName {
  const hub = reference.registry === null || HUB_HOSTS.has(reference.registry);
  let name = hub ? reference.repository : `${reference.registry}/${reference.repository}`;
  let platform: Platform | null = null;
  const [namespace = '', ...rest] = name.split('/');
  if (hub && rest.length > 0 && namespace in ARCHITECTURES) {
    platform = ARCHITECTURES[namespace] ?? null;
    name = rest.join('/');
  }
  return { name: canonicalPlace(name), platform };
}

function canonicalPlace(name: string): string {
  let best: readonly [string, string] | undefined;
  for (const place of PLACES) {
    if (matches(name, place[0]) && place[0].length > (best?.[0].length ?? 0)) best = place;
  }
  if (best === undefined) return name;
  return best[0].endsWith('$') ? best[1] : best[1] + name.slice(best[0].length);
}

function matches(name: string, prefix: string): boolean {
  return prefix.endsWith('$') ? name === prefix.slice(0, -1) : name.startsWith(prefix);
}
