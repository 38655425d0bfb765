import { normalizePath } from '../../filesystem/normalizePath.ts';
import type { Call } from '../../shell/command.ts';
import type { ModelRequest } from './modelRequest.ts';
import type { StageView } from '../program.ts';
import { homeOf } from '../written.ts';

/** Where a download lands: the folder that the program names, what the environment says, else the library's cache below the home folder. */
export function modelFolder(request: ModelRequest, stage: StageView, call: Call): string {
  if (request.folder !== undefined)
    return normalizePath(request.folder.replace(/^~(?=\/|$)/, homeOf(call, stage)), call.cwd);
  const env = (name: string): string | undefined => call.env.get(name) || undefined;
  const cache = env('XDG_CACHE_HOME') ?? `${homeOf(call, stage)}/.cache`;
  const place = (path: string): string => normalizePath(path, call.cwd);
  switch (request.hub) {
    case 'huggingface': {
      // HF_HUB_CACHE, then HF_HOME/hub; TRANSFORMERS_CACHE of old releases (huggingface_hub, Understand caching).
      const root =
        env('HF_HUB_CACHE') ??
        env('HUGGINGFACE_HUB_CACHE') ??
        env('TRANSFORMERS_CACHE') ??
        `${env('HF_HOME') ?? `${cache}/huggingface`}/hub`;
      return place(
        request.id === null ? root : `${root}/models--${request.id.replace(/\//g, '--')}`,
      );
    }
    case 'openai-whisper':
      return place(`${cache}/whisper`);
    case 'torch-hub':
      return place(`${env('TORCH_HOME') ?? `${cache}/torch`}/hub`);
    case 'torchvision':
      return place(`${env('TORCH_HOME') ?? `${cache}/torch`}/hub/checkpoints`);
    case 'nltk':
      return place(env('NLTK_DATA') ?? `${homeOf(call, stage)}/nltk_data`);
    case 'easyocr':
      return place(env('EASYOCR_MODULE_PATH') ?? `${homeOf(call, stage)}/.EasyOCR/model`);
    case 'tiktoken':
      return place(env('TIKTOKEN_CACHE_DIR') ?? '/tmp/data-gym-cache');
    case 'stanza':
      return place(env('STANZA_RESOURCES_DIR') ?? `${homeOf(call, stage)}/stanza_resources`);
    case 'spacy':
      return sitePackages(stage, call);
    default:
      return call.cwd;
  }
}

/** Where `pip` of the running Python installs: the active virtual environment, else the first Python of the image. */
export function sitePackages(stage: StageView, call: Call): string {
  const python = stage.base.pythons[0];
  const venv =
    call.env.get('VIRTUAL_ENV') ??
    /^(\/.+)\/bin\/python[\d.]*$/.exec(call.program)?.[1] ??
    call.env.get('CONDA_PREFIX');
  if (venv && venv !== '/usr/local' && venv !== '/usr') {
    const known = stage.filesystem
      .under(venv)
      .map(({ content }) => /^(.*\/site-packages)(\/|$)/.exec(content.path)?.[1])
      .find((path) => path !== undefined);
    return known ?? `${normalizePath(venv)}/lib/python${python?.version ?? '3'}/site-packages`;
  }
  return python?.sitePackages ?? '/usr/local/lib/python3/site-packages';
}
