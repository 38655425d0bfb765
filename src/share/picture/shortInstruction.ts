/** What many RUN lines begin with and what says nothing about the layer: the label of a row has some thirty letters. */
const PREAMBLES: readonly RegExp[] = [
  /^--[a-z-]+=(?:"[^"]*"|\S+)\s+/i,
  /^\/bin\/(?:ba)?sh -c\s+/,
  /^set\s+[-+][a-z]+(?:\s+pipefail)?\s*(?:&&|;)\s*/,
  /^(?:apt-get|apt|apk)(?:\s+-\S+)*\s+update(?:\s+-\S+)*\s*(?:&&|;)\s*/,
  /^export\s+\S+\s*(?:&&|;)\s*/,
];

/** Flags that change how a command talks or tidies up, not what it brings. */
const ASIDE =
  /\s(?:-y|-qq?|--yes|--assume-yes|--quiet|--no-cache|--no-cache-dir|--no-install-recommends|--no-warn-script-location|--disable-pip-version-check)(?=\s|$)/g;

/** An instruction as a label: keyword and what it is mainly about, in one line. */
export function shortInstruction(instruction: string): { keyword: string; rest: string } {
  const oneLine = instruction
    .replace(/\\\r?\n/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  const space = oneLine.indexOf(' ');
  if (space < 0) return { keyword: oneLine, rest: '' };
  const keyword = oneLine.slice(0, space);
  const rest = oneLine.slice(space + 1);
  return {
    keyword,
    rest: keyword.toUpperCase() === 'RUN' ? withoutPreambles(rest).replace(ASIDE, '') : rest,
  };
}

function withoutPreambles(text: string): string {
  for (;;) {
    const next = PREAMBLES.reduce((rest, preamble) => rest.replace(preamble, ''), text);
    if (next === text || next === '') return text;
    text = next;
  }
}
