export type TokenKind = 'keyword' | 'flag' | 'string' | 'variable' | 'comment' | 'plain';

export interface Token {
  readonly kind: TokenKind;
  readonly text: string;
}

const INSTRUCTION =
  /^(\s*)((?:ONBUILD\s+)?(?:ADD|ARG|CMD|COPY|ENTRYPOINT|ENV|EXPOSE|FROM|HEALTHCHECK|LABEL|MAINTAINER|RUN|SHELL|STOPSIGNAL|USER|VOLUME|WORKDIR))(?=\s|$)/i;
const PARTS =
  /(?<string>"(?:[^"\\]|\\.)*"?|'[^']*'?)|(?<variable>\$\{[^}]*\}|\$\w+)|(?<flag>(?<=\s)--?[a-zA-Z][\w-]*)|(?<keyword>(?<=\s)AS(?=\s))/g;

/**
 * A Dockerfile's lines as tokens, for colours only (Dockerfile reference, docs.docker.com). The texts of a line's tokens put together
 * are the line. Here-documents are shown as one string; whether a line continues the last instruction decides what a keyword is.
 */
export function highlightDockerfile(text: string): readonly (readonly Token[])[] {
  let isContinued = false;
  let heredoc: string | null = null;
  return text.split('\n').map((line): readonly Token[] => {
    if (heredoc !== null) {
      if (line.trim() === heredoc) heredoc = null;
      return [{ kind: 'string', text: line }];
    }
    // A comment between continued lines does not end the instruction.
    if (/^\s*#/.test(line)) return [{ kind: 'comment', text: line }];
    const match = isContinued ? null : INSTRUCTION.exec(line);
    const [, blank = '', keyword = ''] = match ?? [];
    const rest = line.slice(match?.[0].length ?? 0);
    isContinued = /[\\`]\s*$/.test(line);
    heredoc = /<<-?\s*(["']?)([A-Za-z_]\w*)\1/.exec(rest)?.[2] ?? null;
    const head: Token[] = [
      { kind: 'plain', text: blank },
      { kind: 'keyword', text: keyword },
    ];
    return [...head, ...wordsOf(rest)].filter((token) => token.text !== '');
  });
}

function wordsOf(text: string): readonly Token[] {
  const tokens: Token[] = [];
  let at = 0;
  for (const match of text.matchAll(PARTS)) {
    tokens.push({ kind: 'plain', text: text.slice(at, match.index) });
    tokens.push({ kind: kindOf(match.groups ?? {}), text: match[0] });
    at = match.index + match[0].length;
  }
  return [...tokens, { kind: 'plain', text: text.slice(at) }];
}

function kindOf(groups: Readonly<Record<string, string | undefined>>): TokenKind {
  const kinds = ['string', 'variable', 'flag', 'keyword'] as const;
  return kinds.find((kind) => groups[kind] !== undefined) ?? 'plain';
}
