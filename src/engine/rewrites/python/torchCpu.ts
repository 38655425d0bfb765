import { insertAfterWord, replaceWord } from '../edits/wordEdits.ts';
import type { TextEdit } from '../../report.ts';
import { DOCKERFILE } from '../edits/applyEdits.ts';
import { contextFile } from '../edits/contextFile.ts';
import { gpuHint } from './gpuHint.ts';
import { readInstallWords, type InstallWords } from '../edits/installWords.ts';
import { pipInstallOf, type Subcommand } from '../edits/isCommand.ts';
import { anyLayerOf } from '../edits/layerOf.ts';
import type { LocatedCommand } from '../edits/locateCommands.ts';
import { newlineOf } from '../edits/instructionEdits.ts';
import { requirementPlaces, type RequirementPlace } from '../edits/requirementPlaces.ts';
import { repinRequirement } from '../edits/requirementEdits.ts';
import type { Proposal, Rewrite, Scene } from '../rewrite.ts';
import { cpuVersion, TORCH_FAMILY } from './torchVersions.ts';

const CPU_INDEX = 'https://download.pytorch.org/whl/cpu';

/** The torch of PyPI brings CUDA; most services run it on processors. */
export const torchCpu: Rewrite = {
  id: 'torch-cpu',
  find(scene) {
    const places = requirementPlaces(scene);
    const hint = gpuHint(scene);
    return scene.commands.flatMap((command): Proposal[] => {
      const install = pipInstallOf(command);
      if (install === null || !bringsCuda(command, scene)) return [];
      const words = readInstallWords(install.rest);
      const own = places.filter((place) => place.command === command);
      if (!asksForTorch(command, own, scene)) return [];
      const edits =
        install.tool === 'uv'
          ? forUv(install, words, scene)
          : (replaceIndex(words, scene) ??
            onlyTorch(install, words, own) ??
            pinned(install, words, own, scene));
      if (edits === null || edits.length === 0) return [];
      const { range } = command.run;
      return [
        {
          title: 'Install torch without CUDA',
          why: 'The torch wheel of PyPI for Linux comes with the CUDA libraries and triton. PyTorch’s own CPU index has the same release without them.',
          link: 'https://pytorch.org/get-started/locally/',
          ...riskWithoutCuda(hint),
          line: range.line,
          endLine: range.endLine,
          edits,
        },
      ];
    });
  },
};

/**
 * Without a GPU the CPU wheel computes what the CUDA wheel would: the libraries that it leaves out are only loaded for one. So where
 * nothing in the text speaks of a GPU, that is what there is to check; where something does, what runs would change.
 */
export function riskWithoutCuda(hint: string | null): Pick<Proposal, 'risk' | 'byHand'> {
  return hint === null
    ? { risk: 'check', byHand: 'Only if no GPU is used at run time: nothing here asks for one.' }
    : {
        risk: 'behaviour',
        byHand: `Keep it as it is where the container is given a GPU: “${hint}” speaks for one.`,
      };
}

/** Whether a command's layer holds torch with what only a GPU uses. */
function bringsCuda(command: LocatedCommand, scene: Scene): boolean {
  const found = anyLayerOf(scene, command.run)?.contributions ?? [];
  const torch = found.find((item) => item.kind === 'pip' && item.name === 'torch');
  if (torch === undefined || torch.version?.endsWith('+cpu') === true) return false;
  // The wheels of PyPI for x86-64 are all built for CUDA; those for Arm since 2.11, and then they ask for its libraries.
  const isIntel = (scene.workspace.platform ?? 'linux/amd64') === 'linux/amd64';
  return isIntel || found.some((item) => /^(nvidia-|triton$|cuda-)/.test(item.name));
}

/** Whether torch comes with this command: by its name, by what it was asked for, or because no other command of the RUN installs. */
function asksForTorch(
  command: LocatedCommand,
  own: readonly RequirementPlace[],
  scene: Scene,
): boolean {
  const torch = anyLayerOf(scene, command.run)?.contributions.find(
    (item) => item.kind === 'pip' && item.name === 'torch',
  );
  const names = new Set(['torch', ...(torch?.requiredBy ?? [])]);
  if (own.some((place) => names.has(place.name))) return true;
  const others = scene.commands.filter(
    (other) => other.run === command.run && pipInstallOf(other) !== null,
  );
  return others.length === 1;
}

/** uv has an option for it (uv: Using uv with PyTorch). */
function forUv(install: Subcommand, words: InstallWords, scene: Scene): readonly TextEdit[] | null {
  const [backend] = words.options.get('--torch-backend') ?? [];
  if (backend === undefined) {
    return replaceIndex(words, scene) ?? [insertAfterWord(install.verb, '--torch-backend=cpu')];
  }
  const isOne = backend.valueWord === backend.flag;
  const text = isOne ? '--torch-backend=cpu' : 'cpu';
  return [replaceWord(backend.valueWord, text, scene.workspace.dockerfile)];
}

/** An index of PyTorch is named already: the one of another build. */
function replaceIndex(words: InstallWords, scene: Scene): readonly TextEdit[] | null {
  const { dockerfile } = scene.workspace;
  for (const name of ['--index-url', '--extra-index-url', '--index', '--find-links']) {
    for (const { valueWord } of words.options.get(name) ?? []) {
      const match = /download\.pytorch\.org\/whl\/((?:nightly\/)?cu\d+)/.exec(valueWord.text ?? '');
      if (match === null || valueWord.text === null) continue;
      const text = valueWord.text.replace(/(\/whl\/(?:nightly\/)?)cu\d+/, '$1cpu');
      const pins = words.requirements.flatMap((word) =>
        word.text !== null && /\+cu\d+$/.test(word.text)
          ? [replaceWord(word, word.text.replace(/\+cu\d+$/, '+cpu'), dockerfile)]
          : [],
      );
      return [replaceWord(valueWord, text, dockerfile), ...pins];
    }
  }
  return null;
}

/** A command that asks for nothing but torch and its sisters can use the CPU index alone: nothing else can slip in. */
function onlyTorch(
  install: Subcommand,
  words: InstallWords,
  own: readonly RequirementPlace[],
): readonly TextEdit[] | null {
  const isOnly =
    own.length > 0 &&
    own.length === words.requirements.length &&
    own.every((place) => TORCH_FAMILY.includes(place.name) && place.file === DOCKERFILE) &&
    words.files.length === 0 &&
    !words.options.has('--index-url') &&
    !words.options.has('--editable');
  const last = install.rest.at(-1);
  return isOnly && last !== undefined ? [insertAfterWord(last, `--index-url ${CPU_INDEX}`)] : null;
}

/**
 * Everything else stays on PyPI, so each of the family is pinned to a `+cpu` version: of two indexes pip takes the highest version,
 * and a newer one on PyPI would bring CUDA back (PEP 440: a local version sorts above its public one, below the next).
 */
function pinned(
  install: Subcommand,
  words: InstallWords,
  own: readonly RequirementPlace[],
  scene: Scene,
): readonly TextEdit[] | null {
  const found = anyLayerOf(scene, install.command.run)?.contributions ?? [];
  const edits: TextEdit[] = [];
  const added: string[] = [];
  for (const name of TORCH_FAMILY) {
    const place = own.find((one) => one.name === name);
    const item = found.find((one) => one.kind === 'pip' && one.name === name);
    if (place === undefined && item === undefined) continue;
    const version = cpuVersion(name, place?.range ?? '', item?.version ?? null, scene);
    // torchaudio has no build of its own for processors in every release: the one of PyPI then stays.
    if (version === null) {
      if (name === 'torch') return null;
      continue;
    }
    if (place === undefined) added.push(`${name}==${version}`);
    else edits.push(repinRequirement(place, `==${version}`, scene));
  }
  const files = [...new Set(own.map((place) => place.file))].filter((file) => file !== DOCKERFILE);
  const [file] = files.length > 0 ? files : listedFiles(words, scene);
  const hasIndex = (words.options.get('--extra-index-url') ?? []).some((option) =>
    option.value?.includes('download.pytorch.org'),
  );
  if (file !== undefined && edits.every((edit) => edit.file === file)) {
    const text = scene.workspace.files?.[file] ?? '';
    const newline = newlineOf(text);
    const start = afterComments(text);
    const lines = [`--extra-index-url ${CPU_INDEX}`, ...added];
    return [
      ...edits,
      { file, start, end: start, text: lines.map((line) => line + newline).join('') },
    ];
  }
  const last = install.rest.at(-1);
  if (last === undefined) return null;
  const more = [...added, ...(hasIndex ? [] : [`--extra-index-url ${CPU_INDEX}`])].join(' ');
  return more === '' ? edits : joinAtEnd(edits, last.end, ` ${more}`);
}

/** An insertion at the end of a word that is replaced itself becomes part of that replacement. */
function joinAtEnd(edits: readonly TextEdit[], end: number, text: string): readonly TextEdit[] {
  const touching = edits.some((edit) => edit.file === DOCKERFILE && edit.end === end);
  if (!touching) return [...edits, { file: DOCKERFILE, start: end, end, text }];
  return edits.map((edit) => (edit.end === end ? { ...edit, text: edit.text + text } : edit));
}

function listedFiles(words: InstallWords, scene: Scene): readonly string[] {
  return words.files.flatMap(
    (word) => contextFile((word.text ?? '').replace(/^--[\w-]+=/, ''), scene.workspace) ?? [],
  );
}

/** The start of a file's first line that is no comment. */
function afterComments(text: string): number {
  return /^(?:\uFEFF)?(?:[ \t]*#[^\n]*\n)*/.exec(text)?.[0].length ?? 0;
}
