import { normalizeName } from '../../packages/python/normalizeName.ts';
import { readPyproject } from '../../packages/python/project.ts';
import type { TextEdit } from '../../report.ts';
import { contextFile } from '../edits/contextFile.ts';
import { gpuHint } from './gpuHint.ts';
import { anyLayerOf } from '../edits/layerOf.ts';
import { newlineOf } from '../edits/instructionEdits.ts';
import type { Proposal, Rewrite, Scene } from '../rewrite.ts';
import { riskWithoutCuda } from './torchCpu.ts';
import { TORCH_FAMILY } from './torchVersions.ts';

const INDEX = 'pytorch-cpu';

/** uv reads from which index a project takes torch in its pyproject.toml. */
export const torchCpuProject: Rewrite = {
  id: 'torch-cpu-project',
  find(scene) {
    const { risk, byHand } = riskWithoutCuda(gpuHint(scene));
    return scene.commands.flatMap((command): Proposal[] => {
      const isSync = command.name === 'uv' && command.words[1]?.text === 'sync';
      const key = isSync ? contextFile('pyproject.toml', scene.workspace) : undefined;
      const items = anyLayerOf(scene, command.run)?.contributions ?? [];
      const torch = items.find((item) => item.kind === 'pip' && item.name === 'torch');
      if (key === undefined || torch === undefined || torch.version?.includes('+') === true)
        return [];
      const family = TORCH_FAMILY.filter((name) =>
        items.some((item) => item.kind === 'pip' && item.name === name),
      );
      const edits = editsOf(key, family, scene);
      if (edits === null) return [];
      const { range } = command.run;
      return [
        {
          title: 'Take torch from PyTorch’s CPU index',
          why: 'The torch wheel of PyPI for Linux comes with the CUDA libraries and triton. An explicit index in pyproject.toml gives torch and its sisters without them, and nothing else.',
          link: 'https://docs.astral.sh/uv/guides/integration/pytorch/',
          risk,
          line: range.line,
          endLine: range.endLine,
          edits,
          byHand: `Run uv lock afterwards. ${byHand ?? ''}`,
        },
      ];
    });
  },
};

/** Sources count for what the project itself asks for, so what only something else asks for is left (uv: Dependency sources). */
function editsOf(key: string, family: readonly string[], scene: Scene): readonly TextEdit[] | null {
  const text = scene.workspace.files?.[key] ?? '';
  const project = readPyproject(text);
  const asked = new Set(project.requirements.map((one) => normalizeName(one.name)));
  const names = family.filter((name) => asked.has(name) && !project.sources.has(name));
  if (!names.includes('torch')) return null;
  const newline = newlineOf(text);
  const index = text.includes(`name = "${INDEX}"`)
    ? []
    : [
        '',
        '[[tool.uv.index]]',
        `name = "${INDEX}"`,
        'url = "https://download.pytorch.org/whl/cpu"',
        'explicit = true',
      ];
  const sources = names.map((name) => `${name} = { index = "${INDEX}" }`);
  const gap = text === '' || text.endsWith('\n') ? '' : newline;
  const append = (lines: readonly string[]): TextEdit => ({
    file: key,
    start: text.length,
    end: text.length,
    text: gap + lines.map((line) => line + newline).join(''),
  });
  const table = /^\[tool\.uv\.sources\][^\n]*\n/m.exec(text);
  if (table === null) return [append([...index, '', '[tool.uv.sources]', ...sources])];
  const at = table.index + table[0].length;
  const inserted: TextEdit = {
    file: key,
    start: at,
    end: at,
    text: sources.map((line) => line + newline).join(''),
  };
  return index.length === 0 ? [inserted] : [inserted, append(index)];
}
