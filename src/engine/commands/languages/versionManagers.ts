import { between, type Amount } from '../../amount.ts';
import { homeOf, asked } from '../written.ts';
import type { Program } from '../program.ts';

interface Manager {
  /** The variable that names its folder, and where that is otherwise, below the home folder. */
  readonly variable: string;
  readonly folder: string;
  readonly versions: string;
  /** What one version weighs. */
  readonly amount: Amount;
  readonly what: string;
}

/** Node's archive for linux-x64 unpacks to 160 to 200 MB (18 to 24). */
const NODE: Amount = between(90e6, 185e6, 215e6);
/** CPython built from source with its tests and static library. */
const PYTHON: Amount = between(120e6, 330e6, 520e6);
const JDK: Amount = between(150e6, 320e6, 420e6);
const RUBY: Amount = between(60e6, 130e6, 250e6);

const MANAGERS: Readonly<Record<string, Manager>> = {
  nvm: {
    variable: 'NVM_DIR',
    folder: '.nvm',
    versions: 'versions/node',
    amount: NODE,
    what: 'Node',
  },
  fnm: {
    variable: 'FNM_DIR',
    folder: '.local/share/fnm',
    versions: 'node-versions',
    amount: NODE,
    what: 'Node',
  },
  n: {
    variable: 'N_PREFIX',
    folder: '/usr/local',
    versions: 'n/versions',
    amount: NODE,
    what: 'Node',
  },
  volta: {
    variable: 'VOLTA_HOME',
    folder: '.volta',
    versions: 'tools/image',
    amount: NODE,
    what: 'Node',
  },
  pyenv: {
    variable: 'PYENV_ROOT',
    folder: '.pyenv',
    versions: 'versions',
    amount: PYTHON,
    what: 'Python',
  },
  rbenv: {
    variable: 'RBENV_ROOT',
    folder: '.rbenv',
    versions: 'versions',
    amount: RUBY,
    what: 'Ruby',
  },
  rvm: {
    variable: 'rvm_path',
    folder: '/usr/local/rvm',
    versions: 'rubies',
    amount: RUBY,
    what: 'Ruby',
  },
  sdk: {
    variable: 'SDKMAN_DIR',
    folder: '.sdkman',
    versions: 'candidates',
    amount: JDK,
    what: 'a candidate of SDKMAN',
  },
  asdf: {
    variable: 'ASDF_DATA_DIR',
    folder: '.asdf',
    versions: 'installs',
    amount: between(20e6, 150e6, 500e6),
    what: 'a tool of asdf',
  },
  mise: {
    variable: 'MISE_DATA_DIR',
    folder: '.local/share/mise',
    versions: 'installs',
    amount: between(20e6, 150e6, 500e6),
    what: 'a tool of mise',
  },
};

/**
 * Managers of versions of a language: `nvm install 20` brings a whole Node below the manager's folder. Sources: their own documentation
 * for the folders; the weights are those of the archives that they unpack.
 */
export const versionManagers: Program = {
  names: Object.keys(MANAGERS),
  run(call, stage) {
    const manager = MANAGERS[call.name];
    const words = call.args.map(({ text }) => text).filter((text) => !text.startsWith('-'));
    const [verb = '', ...names] = words;
    // `mise use` installs what it notes (mise documentation, mise use).
    const isInstall =
      /^(install|i|use-install)$/.test(verb) || (call.name === 'mise' && /^(use|u)$/.test(verb));
    // `n 20` has no verb.
    const wanted = isInstall ? names : call.name === 'n' ? words : [];
    if (manager === undefined || (!isInstall && wanted.length === 0)) return { effects: [] };
    // SDKMAN names a candidate and then its version; nvm and n take one version.
    const version =
      call.name === 'sdk' || call.name === 'asdf' || call.name === 'mise'
        ? wanted.join('-')
        : (wanted[0] ?? 'default');
    const said = call.env.get(manager.variable);
    const home = manager.folder.startsWith('/')
      ? manager.folder
      : `${homeOf(call, stage)}/${manager.folder}`;
    return {
      effects: asked(
        {
          path: `${said ?? home}/${manager.versions}/${version}`,
          amount: manager.amount,
          origin: { kind: 'download', name: `${manager.what} by ${call.name}`, version },
          evidence: 'assumed',
          source: `what ${call.name} unpacks or builds for one version of ${manager.what}`,
        },
        {
          what: `${call.name} install ${version}`,
          reason: `Which build of ${manager.what} ${call.name} takes cannot be told from the text.`,
          question: `How many bytes does ${call.name} install ${version} leave?`,
        },
      ),
    };
  },
};
