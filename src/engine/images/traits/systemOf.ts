import type { System } from '../imageTable.ts';
import type { TagParts } from '../parseTag.ts';
import { isAlpineSuite, SUITES } from '../suites.ts';
import { compareVersions } from '../versions.ts';
import { distributionByVersion } from './distributionByVersion.ts';

/**
 * Distribution of images whose tags do not name it: suite or system word by name prefix, longest first.
 * Source: the FROM line of each project's own Dockerfile (read 2026-11).
 */
const DISTRIBUTION_OF: readonly (readonly [string, string])[] = [
  ['alpine', 'alpine'],
  ['almalinux', 'rpm almalinux'],
  ['amazonlinux', 'rpm amazonlinux'],
  ['amazoncorretto', 'rpm amazonlinux'],
  ['centos', 'rpm centos'],
  ['clefos', 'rpm centos'],
  ['fedora', 'rpm fedora'],
  ['oraclelinux', 'rpm oraclelinux'],
  ['mysql', 'rpm oraclelinux'],
  ['opensuse/', 'rpm opensuse'],
  ['photon', 'rpm photon'],
  ['rockylinux', 'rpm rockylinux'],
  ['registry.access.redhat.com/', 'rpm rhel'],
  ['quay.io/sclorg/', 'rpm centos stream'],
  ['quay.io/pypa/manylinux_2_28', 'rpm almalinux'],
  ['public.ecr.aws/lambda/', 'rpm amazonlinux'],
  ['mcr.microsoft.com/windows', 'windows'],
  ['mcr.microsoft.com/dotnet/framework/', 'windows'],
  // Names of the same on Docker Hub until 2019.
  ['microsoft/nanoserver', 'windows'],
  ['microsoft/windowsservercore', 'windows'],
  ['microsoft/dotnet-framework', 'windows'],
  ['microsoft/iis', 'windows'],
  ['mcr.microsoft.com/dotnet/', 'bookworm-slim'],
  ['mcr.microsoft.com/playwright', 'noble'],
  ['mcr.microsoft.com/devcontainers/', 'bookworm'],
  ['mcr.microsoft.com/azure-functions/', 'bookworm-slim'],
  ['gcr.io/distroless/', 'none'],
  ['cgr.dev/chainguard/', 'alpine'],
  ['alpine/git', 'alpine'],
  ['busybox', 'none'],
  ['composer', 'alpine'],
  ['hello-world', 'none'],
  ['ghcr.io/astral-sh/uv', 'none'],
  ['continuumio/', 'bookworm-slim'],
  ['condaforge/', 'noble'],
  ['mambaorg/micromamba', 'bookworm-slim'],
  ['jupyter/', 'noble'],
  ['pytorch/', 'jammy'],
  ['tensorflow/', 'jammy'],
  ['huggingface/', 'jammy'],
  ['ghcr.io/huggingface/', 'jammy'],
  ['vllm/', 'jammy'],
  ['ollama/', 'noble'],
  ['nvcr.io/nvidia/', 'jammy'],
  // Tags before 2020 could leave the release out: 10.x on 18.04.
  ['nvidia/cuda', 'bionic'],
  ['rocm/', 'jammy'],
  ['intel/', 'jammy'],
  ['rayproject/', 'jammy'],
  ['selenium/', 'noble'],
  ['apache/airflow', 'bookworm-slim'],
  ['apache/spark', 'jammy'],
  ['flink', 'jammy'],
  ['bitnami/', 'bookworm-slim'],
  ['jenkins/', 'trixie'],
  ['oven/bun', 'trixie-slim'],
  ['denoland/deno', 'trixie-slim'],
  ['r-base', 'forky'],
  ['rocker/', 'noble'],
  ['eclipse-temurin', 'noble'],
  ['maven', 'noble'],
  ['gradle', 'noble'],
  ['mongo', 'noble'],
  ['mariadb', 'noble'],
  ['rabbitmq', 'noble'],
  ['swaggerapi/swagger-ui', 'alpine'],
  ['nginxinc/', 'bookworm-slim'],
];

/** What the packages of an image come from, by the suite in its tag, its row or its publisher's Dockerfile. */
export function systemOf(name: string, parts: TagParts, rowSuite: string | null): System {
  if (
    parts.words.some((word) => word.startsWith('windowsserver') || word.startsWith('nanoserver'))
  ) {
    return { kind: 'windows' };
  }
  const suite = parts.suite ?? rowSuite;
  if (isAlpineSuite(suite) || parts.words.includes('alpine')) {
    const own = name === 'alpine' ? alpineRelease(name, parts) : null;
    return { kind: 'alpine', release: own ?? suite?.slice('alpine'.length) ?? null };
  }
  const named = usual(name);
  // Images without a package manager may still name the suite that their files come from.
  if (
    named === 'none' &&
    !parts.words.some((word) => ['python', 'debian', 'alpine'].includes(word))
  ) {
    return { kind: 'none' };
  }
  const rpm = /^(rockylinux|ubi|centos|oraclelinux|al)(\d[\d.]*)$/.exec(suite ?? '');
  if (rpm !== null) return { kind: 'rpm', distribution: `${rpm[1] ?? ''} ${rpm[2] ?? ''}` };
  if (suite !== null && suite in SUITES)
    return debianSystem(name, suite, isSlim(name, parts, suite));
  const word = distributionByVersion(name, parts) ?? onOpenJdk(name, parts) ?? named;
  return word === null ? { kind: 'unknown' } : systemOfWord(name, word, parts);
}

/** Maven's tags with `jdk` or `openjdk` stood on the openjdk image of their day, on Debian (carlossg/docker-maven, until 2022). */
function onOpenJdk(name: string, { words, numbers, version }: TagParts): string | null {
  const isOpenJdk = [...words, ...Object.keys(numbers)].some((word) => /^(?:open)?jdk/.test(word));
  if (name !== 'maven' || !isOpenJdk) return null;
  return compareVersions(version ?? [3, 8], [3, 8]) < 0 ? 'buster' : 'bullseye';
}

function usual(name: string): string | null {
  let best: readonly [string, string] | undefined;
  for (const entry of DISTRIBUTION_OF) {
    if (name.startsWith(entry[0]) && entry[0].length > (best?.[0].length ?? 0)) best = entry;
  }
  return best?.[1] ?? null;
}

function systemOfWord(name: string, word: string, parts: TagParts): System {
  if (word === 'windows') return { kind: 'windows' };
  if (word === 'none') return { kind: 'none' };
  if (word === 'alpine') return { kind: 'alpine', release: alpineRelease(name, parts) };
  if (word.startsWith('rpm ')) {
    const release = name.includes('/') ? '' : (parts.version?.[0]?.toString() ?? '');
    return { kind: 'rpm', distribution: `${word.slice(4)} ${release}`.trim() };
  }
  const suite = word.replace('-slim', '');
  return debianSystem(name, suite, word.endsWith('-slim') || isSlim(name, parts, suite));
}

function alpineRelease(name: string, parts: TagParts): string | null {
  if (name !== 'alpine' || parts.version === null) return null;
  return compareVersions(parts.version, [3]) < 0 ? null : parts.version.slice(0, 2).join('.');
}

function debianSystem(_name: string, suite: string, slim: boolean): System {
  const facts = SUITES[suite];
  if (facts === undefined) return { kind: 'unknown' };
  const own = facts.distribution === 'debian' && facts.standIn === suite;
  return {
    kind: 'debian',
    suite: facts.standIn,
    slim,
    standsInFor: own ? null : `${facts.distribution} ${suite}`,
  };
}

/** Official images on the full Debian image in every flavour but slim (their Dockerfiles' FROM lines). */
const ON_FULL_DEBIAN = new Set(['debian', 'buildpack-deps', 'python', 'node', 'ruby', 'rust', 'gcc', 'golang', 'perl', 'openjdk', 'jenkins/jenkins']); // prettier-ignore

/** Ubuntu's images leave documentation out as Debian's slim ones do (their dpkg excludes file). */
function isSlim(name: string, parts: TagParts, suite: string): boolean {
  if (SUITES[suite]?.distribution === 'ubuntu') return true;
  return (
    parts.words.includes('slim') || !(ON_FULL_DEBIAN.has(name) || name.includes('devcontainers'))
  );
}
