import { SUITES } from '../suites.ts';
import { compareVersions, versionText } from '../versions.ts';
import type { BasePython } from '../imageTable.ts';
import type { Subject } from './subject.ts';

type Installed = BasePython['installed'];

/** Pythons of images that bring their own, by name prefix. Source: each project's Dockerfile. */
export function bundledPythons(subject: Subject): BasePython[] {
  const { name } = subject;
  if (/^(continuumio|condaforge)\//.test(name)) return [conda(named(subject) ?? '3.13', [])];
  if (name.startsWith('jupyter/')) return [conda(named(subject) ?? '3.13', jupyterPackages(name))];
  if (name === 'pytorch/pytorch') return [torchPython(subject)];
  if (name === 'nvcr.io/nvidia/pytorch') return [ngcPython(subject)];
  if (name === 'tensorflow/tensorflow') return [tensorflowPython(subject)];
  if (name === 'public.ecr.aws/lambda/python') return lambdaPython(subject);
  if (name === 'vllm/vllm-openai')
    return [distPackages('3.12', [{ name: 'vllm', version: numberText(subject) }])];
  if (name === 'mcr.microsoft.com/playwright/python') return [playwrightPython(subject)];
  if (name.endsWith('bitnami/python')) return bitnamiPython(subject);
  return [];
}

/** Images that are rebuilt all the time carry the installers of the day: PyPI on 2026-11-20. */
const PIP = { name: 'pip', version: '26.2.1' };
const INSTALLERS: Installed = [
  PIP,
  { name: 'setuptools', version: '80.9.0' },
  { name: 'wheel', version: '0.46.3' },
];

/** Leaves out what is there in a version that the tag does not tell. */
function known(installed: Installed): Installed {
  return installed.filter((item) => item.version !== '');
}

function conda(version: string, installed: Installed): BasePython {
  return {
    version,
    prefix: '/opt/conda',
    sitePackages: `/opt/conda/lib/python${version}/site-packages`,
    hasBytecode: true,
    installed: known([...INSTALLERS, ...installed]),
  };
}

function distPackages(version: string, installed: Installed): BasePython {
  return {
    version,
    prefix: '/usr',
    sitePackages: `/usr/local/lib/python${version}/dist-packages`,
    hasBytecode: true,
    installed: known([PIP, ...installed]),
  };
}

/** `3.11` of a tag such as `python-3.11`. */
function named(subject: Subject): string | null {
  const version = subject.parts.numbers['python'] ?? subject.parts.numbers['py'];
  return version === undefined || version.length < 2 ? null : versionText(version.slice(0, 2));
}

function numberText(subject: Subject): string {
  return versionText(subject.parts.version ?? subject.row.parts.version);
}

/** The images are rebuilt weekly (jupyter/docker-stacks "Selecting an Image"): PyPI's versions on 2026-11-20. */
const SCIENTIFIC: Installed = [
  { name: 'numpy', version: '2.4.6' },
  { name: 'pandas', version: '3.0.6' },
  { name: 'scipy', version: '1.17.1' },
  { name: 'scikit-learn', version: '1.9.1' },
];

function jupyterPackages(name: string): Installed {
  return /scipy|datascience|tensorflow|pytorch|pyspark|all-spark/.test(name) ? SCIENTIFIC : [];
}

const FIRST_WITHOUT_CONDA = [2, 10];

/**
 * conda in /opt/conda with Python 3.7 before 1.13, 3.10 from then, 3.11 from 2.4 (2.9.1 prints 3.11.14 on Ubuntu 22.04); Ubuntu 24.04's own Python 3.12 in
 * the newest releases (2.14.0 prints 3.12.3 and /usr/local/lib/python3.12/dist-packages).
 */
function torchPython(subject: Subject): BasePython {
  const torch = subject.parts.version ?? subject.row.parts.version ?? [2, 8];
  const version =
    compareVersions(torch, [2, 4]) >= 0
      ? '3.11'
      : compareVersions(torch, [1, 13]) >= 0
        ? '3.10'
        : '3.7';
  const packages = [
    { name: 'torch', version: versionText(torch) },
    { name: 'torchvision', version: torchvisionOf(torch) },
    { name: 'torchaudio', version: versionText(torch) },
  ];
  if (compareVersions(torch, FIRST_WITHOUT_CONDA) >= 0) return distPackages('3.12', packages);
  return conda(version, packages);
}

/** torchvision 0.15 came with torch 2.0, and one minor version with each since (pytorch/vision README's table). */
function torchvisionOf(torch: readonly number[]): string {
  const [major = 2, minor = 0, patch = 0] = torch;
  return major === 2 ? `0.${minor + 15}.${patch}` : '';
}

/** Python 3.10 until 24.10, 3.12 since 24.11 (NVIDIA's support matrix). */
function ngcPython(subject: Subject): BasePython {
  const release = subject.parts.version ?? subject.row.parts.version ?? [25, 1];
  const version =
    compareVersions(release, [24, 11]) >= 0
      ? '3.12'
      : compareVersions(release, [23, 5]) >= 0
        ? '3.10'
        : '3.8';
  return distPackages(version, [{ name: 'torch', version: ngcTorch(release) }]);
}

/** The torch of a monthly release, to the minor version (NVIDIA's support matrix): first release of each. */
const NGC_TORCH: readonly (readonly [readonly number[], string])[] = [
  [[22, 12], '1.14.0'],
  [[23, 3], '2.0.0'],
  [[23, 6], '2.1.0'],
  [[23, 11], '2.2.0'],
  [[24, 2], '2.3.0'],
  [[24, 5], '2.4.0'],
  [[24, 8], '2.5.0'],
  [[24, 11], '2.6.0'],
  [[25, 2], '2.7.0'],
  [[25, 5], '2.8.0'],
  [[25, 9], '2.9.0'],
  [[25, 11], '2.10.0'],
];

function ngcTorch(release: readonly number[]): string {
  return NGC_TORCH.findLast(([first]) => compareVersions(first, release) <= 0)?.[1] ?? '1.10.0';
}

/** The python3 of the Ubuntu that each version stands on, until it brought a newer one. */
const TENSORFLOW_PYTHON: readonly (readonly [readonly number[], string])[] = [
  [[2, 14], '3.11'],
  [[2, 6], '3.8'],
  [[1, 13], '3.6'],
];

function tensorflowPython(subject: Subject): BasePython {
  const version = subject.parts.version ?? subject.row.parts.version ?? [2, 21];
  const python = TENSORFLOW_PYTHON.find(([first]) => compareVersions(version, first) >= 0)?.[1];
  return distPackages(python ?? '3.5', [{ name: 'tensorflow', version: versionText(version) }]);
}

/** AWS keeps the runtime below /var/lang (AWS Lambda developer guide, container images). */
function lambdaPython(subject: Subject): BasePython[] {
  const version = subject.parts.version;
  if (version === null || version.length < 2) return [];
  const minor = versionText(version.slice(0, 2));
  return [
    {
      version: minor,
      prefix: '/var/lang',
      sitePackages: `/var/lang/lib/python${minor}/site-packages`,
      hasBytecode: true,
      installed: [PIP],
    },
  ];
}

function playwrightPython(subject: Subject): BasePython {
  const suite = SUITES[subject.parts.suite ?? subject.row.suite ?? 'noble'];
  const version = suite?.python ?? '3.12';
  return distPackages(version, [{ name: 'playwright', version: numberText(subject) }]);
}

function bitnamiPython(subject: Subject): BasePython[] {
  const version = subject.parts.version;
  if (version === null || version.length < 2) return [];
  const minor = versionText(version.slice(0, 2));
  return [
    {
      version: minor,
      prefix: '/opt/bitnami/python',
      sitePackages: `/opt/bitnami/python/lib/python${minor}/site-packages`,
      hasBytecode: true,
      installed: [PIP],
    },
  ];
}
