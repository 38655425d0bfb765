import type { Effect } from '../../effects.ts';
import { normalizePath } from '../../filesystem/normalizePath.ts';
import { normalizeName } from '../../packages/python/normalizeName.ts';
import type { Call, Outcome } from '../../shell/command.ts';
import { parseOptions } from '../../shell/parseOptions.ts';
import { newVenv } from '../pip/projectTool.ts';
import { findPythonHome } from '../pip/pythonHome.ts';
import type { Program, StageView } from '../program.ts';
import { runPip } from '../pip/pip.ts';

/** pipx: each tool in an environment of its own; pip lies once in a shared one (pipx documentation, How pipx works). */
export const pipx: Program = { names: ['pipx'], run: runPipx };

function runPipx(call: Call, stage: StageView): Outcome {
  const options = parseOptions(call.args, {
    withValue: ['--python', '--suffix', '--index-url', '--pip-args', '--spec', '--preinstall'],
    aliases: { '-i': '--index-url' },
  });
  const [command, ...names] = options.operands;
  if (command?.text !== 'install' && command?.text !== 'inject') return { effects: [] };
  const base = findPythonHome(call, stage, 'python');
  const data = `${stage.home === '/' ? '' : stage.home}/.local/share/pipx`;
  const root = normalizePath(
    call.env.get('PIPX_HOME') ?? (options.has('--global') ? '/opt/pipx' : data),
  );
  const effects: Effect[] = [];
  if (stage.filesystem.text(`${root}/shared/pyvenv.cfg`) === undefined) {
    effects.push(...newVenv(`${root}/shared`, base, true, 'pipx').effects);
  }
  const tools = command.text === 'inject' ? names.slice(0, 1) : names;
  for (const tool of tools) {
    const name = normalizeName(tool.text.replace(/[[=<>!~;@ ].*$/, ''));
    const made = newVenv(`${root}/venvs/${name}`, base, false, 'pipx');
    const wanted = command.text === 'inject' ? names.slice(1) : [tool];
    const arguments_ = (options.value('--pip-args') ?? '')
      .split(/\s+/)
      .filter((text) => text !== '');
    const words = ['install', ...arguments_].map((text) => ({ text, exact: true, glob: false }));
    effects.push(...made.effects, ...runPip([...words, ...wanted], call, stage, made.home).effects);
  }
  return { effects };
}
