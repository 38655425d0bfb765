import type { ImageRow } from '../imageFacts.ts';
import type { TagParts } from '../parseTag.ts';
import { versionText } from '../versions.ts';

/** Environment, folder and user that an image starts its children with. */
export interface Settings {
  readonly env: Readonly<Record<string, string>>;
  readonly workdir: string;
  readonly user: string;
  readonly tools: readonly string[];
  readonly onbuild: readonly string[];
}

const PATH = '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin';

interface Defaults {
  readonly name: RegExp;
  readonly env?: Readonly<Record<string, string>>;
  readonly workdir?: string;
  readonly user?: string;
  readonly tools?: readonly string[];
}

const CONDA_ENV = { PATH: `/opt/conda/bin:${PATH}`, LANG: 'C.UTF-8', LC_ALL: 'C.UTF-8' };

/** What rows of images outside the official set do not say. Source: each project's Dockerfile (read 2026-11). */
const DEFAULTS: readonly Defaults[] = [
  { name: /^continuumio\//, env: CONDA_ENV, tools: ['conda', 'pip', 'python', 'git', 'wget'] },
  {
    name: /^condaforge\//,
    env: { ...CONDA_ENV, CONDA_DIR: '/opt/conda' },
    tools: ['conda', 'mamba', 'pip', 'python', 'git', 'wget'],
  },
  {
    name: /^mambaorg\/micromamba$/,
    env: { PATH, MAMBA_ROOT_PREFIX: '/opt/conda', ENV_NAME: 'base' },
    user: 'mambauser',
    workdir: '/tmp',
    tools: ['micromamba'],
  },
  {
    name: /^jupyter\//,
    env: {
      PATH: `/opt/conda/bin:${PATH}`,
      CONDA_DIR: '/opt/conda',
      NB_USER: 'jovyan',
      NB_UID: '1000',
      NB_GID: '100',
      HOME: '/home/jovyan',
      DEBIAN_FRONTEND: 'noninteractive',
      LANG: 'C.UTF-8',
    },
    user: '1000',
    workdir: '/home/jovyan',
    tools: ['conda', 'mamba', 'pip', 'python', 'jupyter'],
  },
  {
    name: /^pytorch\/pytorch$/,
    env: {
      PATH: `/opt/conda/bin:/usr/local/nvidia/bin:/usr/local/cuda/bin:${PATH}`,
      NVIDIA_VISIBLE_DEVICES: 'all',
      LD_LIBRARY_PATH: '/usr/local/nvidia/lib:/usr/local/nvidia/lib64',
    },
    workdir: '/workspace',
    tools: ['conda', 'pip', 'python'],
  },
  {
    name: /^nvidia\/cuda$/,
    env: {
      PATH: `/usr/local/nvidia/bin:/usr/local/cuda/bin:${PATH}`,
      NVIDIA_VISIBLE_DEVICES: 'all',
      NVIDIA_DRIVER_CAPABILITIES: 'compute,utility',
      LD_LIBRARY_PATH: '/usr/local/cuda/lib64',
    },
  },
  {
    name: /^nvcr\.io\/nvidia\/(?:pytorch|tensorflow|tritonserver)$/,
    env: { PATH: `/usr/local/nvidia/bin:/usr/local/cuda/bin:${PATH}` },
    workdir: '/workspace',
    tools: ['pip', 'python', 'git', 'curl', 'gcc'],
  },
  { name: /^vllm\//, workdir: '/vllm-workspace', tools: ['pip', 'python3', 'uv', 'git', 'curl'] },
  {
    name: /^tensorflow\/tensorflow$/,
    env: { PATH, LANG: 'C.UTF-8' },
    tools: ['pip', 'python', 'curl'],
  },
  {
    name: /^public\.ecr\.aws\/lambda\//,
    env: {
      PATH: '/var/lang/bin:/usr/local/bin:/usr/bin/:/bin:/opt/bin',
      LAMBDA_TASK_ROOT: '/var/task',
      LAMBDA_RUNTIME_DIR: '/var/runtime',
      LANG: 'en_US.UTF-8',
    },
    workdir: '/var/task',
    tools: ['pip', 'python', 'dnf'],
  },
  {
    name: /^apache\/airflow$/,
    env: {
      PATH: `/home/airflow/.local/bin:/usr/local/bin:${PATH}`,
      AIRFLOW_HOME: '/opt/airflow',
      AIRFLOW_UID: '50000',
      PYTHONUNBUFFERED: '1',
    },
    user: 'airflow',
    workdir: '/opt/airflow',
    tools: ['pip', 'python', 'uv'],
  },
  { name: /^bitnami\//, env: { PATH: `/opt/bitnami/python/bin:${PATH}` }, user: '1001' },
  { name: /^selenium\//, user: '1200', env: { PATH, DEBIAN_FRONTEND: 'noninteractive' } },
  {
    name: /^mcr\.microsoft\.com\/playwright/,
    env: { PATH, PLAYWRIGHT_BROWSERS_PATH: '/ms-playwright', LANG: 'C.UTF-8' },
    tools: ['node', 'npm', 'python3', 'pip', 'git', 'curl', 'wget'],
  },
  { name: /^jenkins\/jenkins$/, user: 'jenkins' },
  {
    name: /^registry\.access\.redhat\.com\/ubi\d+\/python-/,
    env: {
      PATH: `/opt/app-root/src/.local/bin:/opt/app-root/src/bin:/opt/app-root/bin:${PATH}`,
      APP_ROOT: '/opt/app-root',
      HOME: '/opt/app-root/src',
    },
    user: '1001',
    workdir: '/opt/app-root/src',
    tools: ['pip', 'python', 'dnf'],
  },
  {
    name: /^quay\.io\/sclorg\/python-/,
    env: {
      PATH: `/opt/app-root/src/.local/bin:/opt/app-root/bin:${PATH}`,
      APP_ROOT: '/opt/app-root',
      HOME: '/opt/app-root/src',
    },
    user: '1001',
    workdir: '/opt/app-root/src',
    tools: ['pip', 'python', 'dnf'],
  },
  { name: /^cgr\.dev\/chainguard\/python$/, user: '65532', tools: ['python'] },
];
/** Settings of a row, completed by the family's, with the version asked for where the row is of another patch release. */
export function settingsOf(name: string, parts: TagParts, row: ImageRow): Settings {
  const defaults = DEFAULTS.find((entry) => entry.name.test(name));
  const nonroot = parts.words.includes('nonroot');
  return {
    env: withVersion(name, parts, { PATH, ...defaults?.env, ...row.env }),
    workdir: row.workdir ?? defaults?.workdir ?? '/',
    user: row.user ?? (nonroot ? '65532' : (defaults?.user ?? 'root')),
    tools: row.tools.length > 0 ? row.tools : (defaults?.tools ?? []),
    onbuild: onbuildOf(name, parts),
  };
}

/** Variables that hold an image's own version. */
const VERSION_NAMES: Readonly<Record<string, string>> = {
  python: 'PYTHON_VERSION',
  node: 'NODE_VERSION',
  golang: 'GOLANG_VERSION',
  rust: 'RUST_VERSION',
  'nvidia/cuda': 'CUDA_VERSION',
};

function withVersion(
  name: string,
  parts: TagParts,
  env: Readonly<Record<string, string>>,
): Readonly<Record<string, string>> {
  const variable = VERSION_NAMES[name];
  const version = versionText(parts.version);
  if (variable === undefined || version === '') return env;
  const own = env[variable];
  return own?.startsWith(version) === true ? env : { ...env, [variable]: version };
}

/** The onbuild flavours that the python and node images had until 2018 (their Dockerfiles of the time). */
function onbuildOf(name: string, parts: TagParts): readonly string[] {
  if (!parts.words.includes('onbuild')) return [];
  const steps: Readonly<Record<string, readonly string[]>> = {
    python: [
      'COPY requirements.txt /usr/src/app/',
      'RUN pip install --no-cache-dir -r requirements.txt',
      'COPY . /usr/src/app',
    ],
    node: [
      'COPY package.json /usr/src/app/',
      'RUN npm install && npm cache clean --force',
      'COPY . /usr/src/app',
    ],
  };
  return steps[name] ?? [];
}
