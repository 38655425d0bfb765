import type { Builtin } from './builtin.ts';
import { formatText, unescapeText } from './formatText.ts';
import { joinTexts, known, UNKNOWN_TEXT } from './text.ts';

/** dash, the sh of Debian, always interprets escapes; bash does with -e. Source: dash(1), bash manual 4.2. */
const echo: Builtin = (shell, args) => {
  let newline = true;
  let escapes = shell.dialect === 'sh';
  let at = 0;
  for (; at < args.length; at += 1) {
    const text = args[at]?.text ?? '';
    if (!/^-[neE]+$/.test(text)) break;
    if (text.includes('n')) newline = false;
    if (text.includes('e')) escapes = true;
    if (text.includes('E')) escapes = false;
  }
  const text = joinTexts(args.slice(at), ' ');
  const shown = escapes ? unescapeText(text.text, 'echo') : { text: text.text, stop: false };
  const end = newline && !shown.stop ? '\n' : '';
  shell.output.add({ text: shown.text + end, exact: text.exact });
  return 'success';
};

const printf: Builtin = (shell, args) => {
  const [first, ...rest] = args;
  if (first?.text === '-v') {
    const [name, format, ...values] = rest;
    const exact = values.every((word) => word.exact);
    const text =
      exact && format?.exact
        ? formatText(
            format.text,
            values.map((word) => word.text),
          )
        : null;
    if (name) {
      const before = shell.state.variables.get(name.text);
      const value = text === null ? UNKNOWN_TEXT : known(text);
      shell.state.variables.set(name.text, {
        value,
        items: null,
        exported: before?.exported ?? false,
      });
    }
    return 'success';
  }
  const words = first?.text === '--' ? rest : args;
  const [format, ...values] = words;
  if (!format) return 'failure';
  const text = format.exact
    ? formatText(
        format.text,
        values.map((word) => word.text),
      )
    : null;
  const exact = text !== null && values.every((word) => word.exact);
  shell.output.add({ text: text ?? '', exact });
  return 'success';
};

const pwd: Builtin = (shell) => {
  shell.output.add(known(`${shell.state.cwd}\n`));
  return 'success';
};

export const outputBuiltins: Readonly<Record<string, Builtin>> = { echo, printf, pwd };
