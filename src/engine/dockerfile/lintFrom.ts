import { expandVariables } from './expandVariables.ts';
import type { Dockerfile, FromInstruction } from './instruction.ts';
import type { ReportLint } from './lintDockerfile.ts';
import { nearestWord } from './nearestWord.ts';

/** Build arguments that BuildKit sets for FROM. Source: Dockerfile reference, Automatic platform ARGs in the global scope. */
export const PLATFORM_ARGS: readonly string[] = ['TARGET', 'BUILD'].flatMap((side) =>
  ['PLATFORM', 'OS', 'ARCH', 'VARIANT', 'OSVERSION'].map((part) => side + part),
);

/** A reference that the registry could know. Source: distribution/reference, regexp.go. */
const REFERENCE =
  /^(?:(?:[a-zA-Z\d-]+(?:\.[a-zA-Z\d-]+)*|\[[a-fA-F\d:]+\])(?::\d+)?\/)?[a-z\d]+(?:(?:\.|_|__|-+)[a-z\d]+)*(?:\/[a-z\d]+(?:(?:\.|_|__|-+)[a-z\d]+)*)*(?::\w[\w.-]{0,127})?(?:@[A-Za-z][\w+.-]*:[\da-fA-F]{32,})?$/;

/** What FROM says: its arguments and its platform. */
export function lintFrom(dockerfile: Dockerfile, report: ReportLint): void {
  const defaults = new Map<string, string | null>(PLATFORM_ARGS.map((name) => [name, 'linux']));
  const lookup = (name: string): string | undefined => defaults.get(name) ?? undefined;
  for (const instruction of dockerfile.globalArgs) {
    if (instruction.type !== 'arg') continue;
    for (const { name, value } of instruction.args) {
      const text = value === null ? null : expandVariables(value, lookup, dockerfile.escape).text;
      defaults.set(name, text);
    }
  }
  for (const { from, name } of dockerfile.stages) {
    const image = expandVariables(from.image, lookup, dockerfile.escape);
    const platform = expandVariables(from.platform ?? '', lookup, dockerfile.escape);
    for (const unset of new Set([...image.unset, ...platform.unset])) {
      if (defaults.has(unset)) continue;
      const near = nearestWord(unset, defaults.keys());
      const hint = near === null ? '' : ` Is ${near} meant?`;
      const message = `FROM uses ${unset}, which no ARG above the first FROM declares.${hint}`;
      report('UndefinedArgInFrom', message, from.range);
    }
    if (from.image.includes('$') && !isReference(image.text)) {
      const message = `With the defaults of its arguments, ${from.image} is no image: ${JSON.stringify(image.text)}.`;
      report('InvalidDefaultArgInFrom', message, from.range);
    }
    lintPlatform(from, name, report);
  }
}

function isReference(text: string): boolean {
  // The pattern is linear, and names are short; a longer one is no image.
  return text.length <= 512 && REFERENCE.test(text);
}

function lintPlatform(from: FromInstruction, stage: string | null, report: ReportLint): void {
  const { platform, range } = from;
  if (platform === null || platform === '') return;
  if (/^\$(?:TARGETPLATFORM|\{TARGETPLATFORM\})$/.test(platform)) {
    report('RedundantTargetPlatform', `--platform=${platform} is what FROM does anyway.`, range);
  }
  const [os = '', architecture = os] = platform.split('/');
  if (platform.includes('$') || stage?.includes(os) || stage?.includes(architecture)) return;
  report(
    'FromPlatformFlagConstDisallowed',
    `--platform=${platform} builds for this platform only, whatever is asked for.`,
    range,
  );
}
