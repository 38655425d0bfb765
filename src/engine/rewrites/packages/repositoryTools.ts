import type { RunInstruction } from '../../dockerfile/instruction.ts';
import { aptInstalls, packageName } from '../edits/aptPackages.ts';
import { appendToRun } from '../edits/endOfRun.ts';
import { layerOf } from '../edits/layerOf.ts';
import { stepsOf } from '../edits/runChain.ts';
import type { Proposal, Rewrite, Scene } from '../rewrite.ts';
import { isToolUsed, runsUnknownScripts, startsApplication } from './toolUse.ts';

/** Debian packages that fetch and check what a repository or an archive is added from, by the programs that they bring. */
const TOOLS: Readonly<Record<string, readonly string[]>> = {
  'apt-transport-https': [],
  curl: ['curl'],
  dirmngr: ['dirmngr'],
  gnupg: ['gpg', 'gpg2', 'apt-key'],
  gnupg1: ['gpg1'],
  gnupg2: ['gpg2', 'gpg', 'apt-key'],
  gpg: ['gpg'],
  'gpg-agent': ['gpg-agent'],
  'lsb-release': ['lsb_release'],
  'software-properties-common': ['add-apt-repository', 'apt-add-repository'],
  unzip: ['unzip'],
  wget: ['wget'],
  'xz-utils': ['xz', 'unxz'],
};

/** What adds a repository, fetches its key, or downloads something to install. */
const FETCHES = /https?:\/\/|add-apt-repository|apt-key|keyserver/;

/** Tools that only a RUN itself uses to fetch what it installs: marked as automatic, autoremove takes them with all that they brought. */
export const repositoryTools: Rewrite = {
  id: 'apt-repository-tools',
  find(scene) {
    if (!startsApplication(scene) || runsUnknownScripts(scene)) return [];
    const installs = aptInstalls(scene);
    const runs = [...new Set(installs.map(({ command }) => command.run))];
    return runs.flatMap((run): Proposal[] => {
      if (layerOf(scene, run) === undefined || !FETCHES.test(run.text)) return [];
      // Who cleans up already has said what is to stay.
      if (/\b(autoremove|auto-remove|purge|remove)\b/.test(run.text)) return [];
      const packages = installs
        .filter(({ command }) => command.run === run)
        .flatMap((install) => install.packages.map(packageName));
      const names = [...new Set(packages)]
        .filter((name) => isOnlyUsedHere(name, run, scene))
        .sort();
      if (names.length === 0 || losesCertificates(run, packages, scene)) return [];
      const { workspace, dockerfile } = scene;
      const command = `apt-mark auto ${names.join(' ')} && apt-get autoremove -y`;
      const edit = appendToRun(run, command, workspace.dockerfile, dockerfile.escape);
      if (edit === null || stepsOf(run).length === 0) return [];
      return [
        {
          title: `Take away what only fetches: ${names.join(', ')}`,
          why: 'These are used in this RUN alone, to add a repository or to download. Marked as installed automatically, apt-get autoremove takes them with what they brought along, unless another package needs them.',
          link: 'https://manpages.debian.org/stable/apt/apt-mark.8.en.html',
          risk: 'check',
          line: run.range.line,
          endLine: run.range.endLine,
          edits: [edit],
          byHand:
            'Keep what the code or a health check outside of this file calls: leave it out of apt-mark auto.',
        },
      ];
    });
  },
};

/** Whether a package is one of the tools, came with this RUN, and nothing else speaks of it. */
function isOnlyUsedHere(name: string, run: RunInstruction, scene: Scene): boolean {
  const programs = TOOLS[name];
  if (programs === undefined) return false;
  const cameHere = layerOf(scene, run)?.contributions.some(
    (item) => item.kind === 'apt' && item.name === name,
  );
  if (cameHere !== true) return false;
  const { dockerfile } = scene;
  const stages = dockerfile.stages.map((stage) => ({
    ...stage,
    instructions: stage.instructions.filter((one) => one !== run),
  }));
  const elsewhere: Scene = {
    ...scene,
    dockerfile: { ...dockerfile, stages },
    commands: scene.commands.filter((command) => command.run !== run),
  };
  // A script out of the network is fetched with one and may call any of them; apt adds keys with gpg.
  if (
    elsewhere.commands.some(({ name: shell }) => /^((ba|da)?sh|add-apt-repository)$/.test(shell))
  ) {
    return false;
  }
  // add-apt-repository is written in the Python of Debian, which goes with it.
  const all = name === 'software-properties-common' ? [...programs, 'python3'] : programs;
  return !isToolUsed({ programs: all, users: [] }, elsewhere);
}

/** ca-certificates that came along as a recommendation would go as well, and with them the trust in any server. */
function losesCertificates(
  run: RunInstruction,
  packages: readonly string[],
  scene: Scene,
): boolean {
  const items = layerOf(scene, run)?.contributions ?? [];
  return (
    items.some((item) => item.kind === 'apt' && item.name === 'ca-certificates') &&
    !packages.includes('ca-certificates')
  );
}
