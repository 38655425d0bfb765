import { importedModules, isImported } from './importedModules.ts';
import { anyLayerOf } from '../edits/layerOf.ts';
import { removeRequirements } from '../edits/removeRequirements.ts';
import { requirementPlaces } from '../edits/requirementPlaces.ts';
import type { Proposal, Rewrite, Scene } from '../rewrite.ts';
import { stillInstalled } from '../edits/stillInstalled.ts';
import { hasUnknownPackages } from '../edits/unknownPackages.ts';

/** What speaks for each of them: distributions that somebody names who works with pictures or with sound. */
const SIBLINGS: Readonly<Record<string, RegExp>> = {
  torchvision:
    /^(opencv-.*|pillow|pillow-simd|albumentations|timm|ultralytics|kornia|scikit-image|imageio|imgaug|segmentation-models-pytorch|facenet-pytorch|diffusers|open-clip-torch|detectron2|efficientnet-pytorch|torchmetrics|pytorch-lightning|lightning|fastai|torchserve)$/,
  torchaudio:
    /^(librosa|soundfile|pydub|speechbrain|openai-whisper|whisper|faster-whisper|pyannote-.*|nemo-toolkit|demucs|audiomentations|torchcrepe|tts|coqui-tts|sounddevice|torchserve)$/,
};

/** PyTorch's page of commands names torch, torchvision and torchaudio together, and few services use all three. */
export const torchSiblings: Rewrite = {
  id: 'torch-siblings',
  find(scene) {
    const places = requirementPlaces(scene).filter(
      (place) => anyLayerOf(scene, place.command.run) !== undefined,
    );
    const modules = importedModules(scene.workspace);
    const asked = new Set(places.map((place) => place.name));
    if (!asked.has('torch') || hasUnknownPackages(scene) || !isPlainBase(scene)) return [];
    const listed = places.filter(({ name }) => {
      const users = SIBLINGS[name];
      return users !== undefined && !isImported(name, modules) && !isUsed(users, asked);
    });
    if (listed.length === 0) return [];
    const needed = stillInstalled(removeRequirements(listed, scene), scene);
    const gone = listed.filter((place) => !needed.has(place.name));
    const [first] = gone;
    if (first === undefined) return [];
    const names = [...new Set(gone.map((place) => place.name))];
    const { range } = first.command.run;
    const proposal: Proposal = {
      title: `Leave out ${names.join(' and ')}, unless the code imports ${names.length > 1 ? 'them' : 'it'}`,
      why: `PyTorch’s command installs torch, torchvision and torchaudio together. Nothing else here needs ${names.join(' or ')}.`,
      link: 'https://pytorch.org/get-started/locally/',
      risk: 'check',
      line: range.line,
      endLine: range.endLine,
      edits: removeRequirements(gone, scene),
      byHand: `Look for “import ${names.join('” and “import ')}” in the code.`,
    };
    return [proposal];
  },
};

/** Images of others may hold what uses them: torchserve, a training toolkit. */
function isPlainBase({ report }: Scene): boolean {
  return report.stages.every(
    ({ reached, base }) =>
      !reached ||
      !/pytorch|torch|tensorflow|nvcr\.io|huggingface|sagemaker|deep-?learning/i.test(base),
  );
}

function isUsed(users: RegExp, asked: ReadonlySet<string>): boolean {
  return [...asked].some((name) => users.test(name));
}
