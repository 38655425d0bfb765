import type { Instruction, Stage } from '../../dockerfile/instruction.ts';
import type { BaseImage } from '../../images/imageTable.ts';
import type { TextEdit } from '../../report.ts';
import { DOCKERFILE } from '../edits/applyEdits.ts';
import { aptInstalls, packageName, withoutAptPackages } from '../edits/aptPackages.ts';
import { baseOfStage } from '../edits/baseOfStage.ts';
import { bringsOwnCuda, compilesForGpu } from './cudaBase.ts';
import { insertLineAfter, keywordLike } from '../edits/instructionEdits.ts';
import { neededFromFullImage } from './neededFromFullImage.ts';
import { requirementPlaces } from '../edits/requirementPlaces.ts';
import type { Proposal, Rewrite, Scene } from '../rewrite.ts';

/** Packages of the distribution's Python that the python images have in their own way. */
const OF_DISTRIBUTION =
  /^(python3(\.\d+)?|python-is-python3|python3-(dev|pip|venv|setuptools|wheel|distutils|minimal)|python3\.\d+-(dev|venv|distutils|minimal)|python3-full|libpython3(\.\d+)?-dev)$/;

/** Another Python than the distribution's, another place of it, or other systems' packages. */
const BOUND =
  /update-alternatives|add-apt-repository|deadsnakes|get-pip\.py|\/usr\/bin\/(python|pip)|\/usr\/lib\/python3|dist-packages|\bconda\b|miniforge|micromamba|pyenv|\/usr\/local\/cuda|uv python|venv/;

/** Distributions that load CUDA or cuDNN of the system, and apt packages of it. */
const LOADS_CUDA =
  /^(onnxruntime-gpu|tensorrt.*|cupy.*|ctranslate2|faster-whisper|llama-cpp-python|jax|jaxlib|tensorflow.*|paddlepaddle-gpu|pycuda|faiss-gpu|apex|dgl)$/;
const OF_CUDA = /cuda|cudnn|nvinfer|nccl|cublas|tensorrt|nvidia/;

/** The Python that each suite has in its archive (packages.debian.org, packages.ubuntu.com: python3). */
const VERSIONS: Readonly<Record<string, string>> = {
  'debian:bullseye': '3.9',
  'debian:bookworm': '3.11',
  'debian:trixie': '3.13',
  'ubuntu focal': '3.8',
  'ubuntu jammy': '3.10',
  'ubuntu noble': '3.12',
};

/** A distribution's image, or NVIDIA's, with Python and pip out of apt: the python image is smaller than those packages. */
export const pythonBase: Rewrite = {
  id: 'python-base',
  isStructural: true,
  find(scene): readonly Proposal[] {
    const { dockerfile, workspace } = scene;
    const [stage] = dockerfile.stages;
    if (stage === undefined || dockerfile.stages.length > 1) return [];
    const base = baseOfStage(stage, scene);
    const isCuda = /^(.*\/)?nvidia\/cuda:/.test(stage.from.image);
    const isPlain = /^(docker\.io\/)?(library\/)?(debian|ubuntu):[\w.-]+$/.test(stage.from.image);
    const version = base === undefined ? undefined : versionOf(base);
    if (version === undefined || !(isCuda || isPlain) || !canMove(scene, isCuda)) return [];
    const image = `python:${version}-slim`;
    const gone = withoutAptPackages((name) => OF_DISTRIBUTION.test(name), scene);
    const settings = `${keywordLike(stage.from, 'ENV')} NVIDIA_VISIBLE_DEVICES=all NVIDIA_DRIVER_CAPABILITIES=compute,utility`;
    const { start, end } = stage.from.imageRange;
    const reference: TextEdit = { file: DOCKERFILE, start, end, text: image };
    const { line, endLine } = stage.from.range;
    return [
      {
        title: `Start from ${image}`,
        why: isCuda
          ? 'The wheels that are installed carry CUDA themselves, and the driver is lent by NVIDIA’s runtime when the container starts. The python image brings the same Python without the CUDA libraries and without apt’s.'
          : 'Python and pip out of apt bring compilers and more along. The python image has the same Python, with headers and pip, and nothing else.',
        link: isCuda
          ? 'https://docs.nvidia.com/datacenter/cloud-native/container-toolkit/latest/docker-specialized.html'
          : 'https://hub.docker.com/_/python',
        risk: 'check',
        line,
        endLine,
        edits: [
          reference,
          ...(isCuda && !setsDevices(stage)
            ? [insertLineAfter(stage.from, settings, workspace.dockerfile)]
            : []),
          ...gone,
        ],
        byHand: `The system is Debian now: packages may have other names, and scripts that start with #!/usr/bin/python3 need #!/usr/bin/env python3.${isCuda ? ' Run it with --gpus once.' : ''}`,
      },
    ];
  },
};

function versionOf({ system, match }: BaseImage): string | undefined {
  if (system.kind !== 'debian' || match === 'unknown') return undefined;
  return VERSIONS[system.standsInFor ?? `debian:${system.suite}`];
}

/** Whether Python and pip come out of apt, and nothing is bound to this system. */
function canMove(scene: Scene, isCuda: boolean): boolean {
  const { commands, workspace } = scene;
  const packages = aptInstalls(scene).flatMap((install) => install.packages);
  const names = packages.map(packageName);
  if (!names.includes('python3-pip') || packages.some(({ text }) => text === null)) return false;
  // python3-numpy and its like belong to the distribution's Python alone, python3.11 on jammy is another one.
  if (names.some((name) => /^python3?[-.]/.test(name) && !isOwn(name))) return false;
  if (names.some((name) => /^python3\.\d/.test(name))) return false;
  if (BOUND.test(workspace.dockerfile)) return false;
  const compiler = neededFromFullImage(scene, 'python').some((name) =>
    /^(gcc|g\+\+|cc)$/.test(name),
  );
  if (compiler && !names.some((name) => /^(build-essential|gcc|g\+\+)$/.test(name))) return false;
  if (!commands.some(({ name }) => /^pip/.test(name)) && !/-m pip/.test(workspace.dockerfile))
    return false;
  if (!isCuda) return true;
  return (
    bringsOwnCuda(scene) &&
    !compilesForGpu(scene) &&
    !names.some((name) => OF_CUDA.test(name)) &&
    !requirementPlaces(scene).some(({ name }) => LOADS_CUDA.test(name))
  );
}

function isOwn(name: string): boolean {
  return OF_DISTRIBUTION.test(name) || name === 'python-is-python3';
}

function setsDevices({ instructions }: Stage): boolean {
  return instructions.some(
    (one: Instruction) => one.type === 'env' && /NVIDIA_VISIBLE_DEVICES/.test(one.text),
  );
}
