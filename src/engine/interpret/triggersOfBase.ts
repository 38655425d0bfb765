import type { Instruction } from '../dockerfile/instruction.ts';
import { parseDockerfile } from '../dockerfile/parseDockerfile.ts';
import type { BaseImage } from '../images/imageTable.ts';

/** What ONBUILD of a base image leaves to the stages begun from it; their ranges are not those of this file. */
export function triggersOfBase({ onbuild }: BaseImage): readonly Instruction[] {
  if (onbuild.length === 0) return [];
  const { stages } = parseDockerfile(`FROM scratch\n${onbuild.join('\n')}\n`);
  return stages[0]?.instructions ?? [];
}
