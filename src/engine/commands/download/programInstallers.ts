import { between, type Amount } from '../../amount.ts';

/** An installer that leaves one program or one folder, whatever it is asked. */
export interface ProgramInstaller {
  /** Tested against the address without scheme and query, or a file name. */
  readonly address: RegExp;
  readonly name: string;
  /** Where it lies; `~` is the home folder. */
  readonly path: string;
  /** Variable that names another folder. */
  readonly variable?: string;
  /** Option that names another folder. */
  readonly option?: string;
  /** Whether the path is that of the program itself, and not of a folder. */
  readonly isFile?: true;
  /** Bytes, all that the installer leaves. */
  readonly amount: Amount;
  /** What is said of the number. */
  readonly source: string;
}

/**
 * Installers that real Dockerfiles pipe into a shell. Places: the installers' own documentation. No bytes were measured (2026-11-21): these
 * are orders of magnitude from general knowledge, hence the wide ranges and the evidence "assumed".
 */
export const PROGRAM_INSTALLERS: readonly ProgramInstaller[] = [
  {
    address: /^(www\.)?bun\.sh\/install/,
    name: 'bun',
    path: '~/.bun',
    variable: 'BUN_INSTALL',
    amount: between(50e6, 95e6, 125e6),
    source: 'Bun is one program, assumed to have about 95 MB',
  },
  {
    address: /^deno\.land\/(x\/)?install/,
    name: 'deno',
    path: '~/.deno',
    variable: 'DENO_INSTALL',
    amount: between(75e6, 130e6, 200e6),
    source: 'Deno is one program, assumed to have about 130 MB',
  },
  {
    address: /\/helm\/.*\/get-helm-3$/,
    name: 'helm',
    path: '/usr/local/bin/helm',
    isFile: true,
    amount: between(40e6, 50e6, 62e6),
    source: 'helm is one program of about three times its archive of 16 MB (log of 2023-06-13)',
  },
  {
    address: /^ollama\.(com|ai)\/install\.sh/,
    name: 'ollama',
    path: '/usr/local/lib/ollama',
    amount: between(300e6, 2_800e6, 5_500e6),
    source:
      'Ollama brings libraries of CUDA, assumed to unpack to some GB; early releases had a few 100 MB',
  },
  {
    address: /^get\.docker\.com/,
    name: 'docker',
    path: '/usr',
    amount: between(250e6, 440e6, 650e6),
    source:
      "Docker's daemon, client, containerd and two plugins with apt's lists, assumed to have about 440 MB",
  },
  {
    address: /^pyenv\.run|pyenv-installer$/,
    name: 'pyenv',
    path: '~/.pyenv',
    variable: 'PYENV_ROOT',
    amount: between(2e6, 10e6, 70e6),
    source: 'clones of pyenv and its plugins, assumed to have about 10 MB',
  },
  {
    address: /\/nvm-sh\/nvm\/.*install\.sh$|^(www\.)?nvm\.sh\/install/,
    name: 'nvm',
    path: '~/.nvm',
    variable: 'NVM_DIR',
    amount: between(0.15e6, 3e6, 25e6),
    source: 'nvm is one script of some 150 kB, or a clone of its repository where git is installed',
  },
  {
    address: /^get\.sdkman\.io/,
    name: 'sdkman',
    path: '~/.sdkman',
    variable: 'SDKMAN_DIR',
    amount: between(2e6, 12e6, 60e6),
    source: 'scripts of SDKMAN and one native program, assumed to have about 12 MB',
  },
  {
    address: /^mise\.(run|jdx\.dev\/install\.sh)/,
    name: 'mise',
    path: '~/.local/bin/mise',
    isFile: true,
    variable: 'MISE_INSTALL_PATH',
    amount: between(30e6, 70e6, 140e6),
    source: 'mise is one program, assumed to have about 70 MB',
  },
  {
    address: /^get\.pnpm\.io\/install/,
    name: 'pnpm',
    path: '~/.local/share/pnpm',
    variable: 'PNPM_HOME',
    amount: between(40e6, 75e6, 250e6),
    source: 'pnpm with a Node of its own is one program, assumed to have about 75 MB',
  },
  {
    address: /^sdk\.cloud\.google\.com/,
    name: 'google-cloud-sdk',
    path: '~/google-cloud-sdk',
    amount: between(300e6, 650e6, 1_300e6),
    source: "Google's command line tools bring their own Python, assumed to unpack to some 650 MB",
  },
  {
    address: /^aka\.ms\/InstallAzureCLIDeb/i,
    name: 'azure-cli',
    path: '/opt/az',
    amount: between(420e6, 700e6, 1_250e6),
    source: "Azure's command line tools with apt's lists, assumed to have some 700 MB",
  },
  {
    address: /\/ohmyzsh\/.*install\.sh$|^install\.ohmyz\.sh/,
    name: 'ohmyzsh',
    path: '~/.oh-my-zsh',
    amount: between(5e6, 12e6, 40e6),
    source: 'a shallow clone of Oh My Zsh, assumed to have about 12 MB',
  },
  {
    address: /^code-server\.dev\/install\.sh/,
    name: 'code-server',
    path: '/usr/lib/code-server',
    amount: between(250e6, 500e6, 800e6),
    source: 'code-server with a Node of its own, assumed to have about 500 MB with its package',
  },
  {
    address: /\/(aquasecurity\/trivy|anchore\/(syft|grype))\/.*install\.sh$/,
    name: 'scanner',
    path: './bin',
    option: '-b',
    amount: between(40e6, 110e6, 230e6),
    source: 'one program of Go, assumed to have about 110 MB',
  },
  {
    address: /\/golangci\/golangci-lint\/.*install\.sh$/,
    name: 'golangci-lint',
    path: './bin',
    option: '-b',
    amount: between(18e6, 35e6, 60e6),
    source: 'one program of Go, assumed to have about 35 MB',
  },
];
