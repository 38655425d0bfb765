import { expandVariables } from '../dockerfile/expandVariables.ts';
import type { Stage } from '../dockerfile/instruction.ts';
import type { ReportError } from '../report.ts';
import { resolveBase } from './resolveBase.ts';
import type { Session } from './session.ts';

/** A base that no Linux image can be built on: a reference that comes out empty, or a Windows image. */
export function refuseBase(stage: Stage, session: Session): ReportError | null {
  const { image, range } = stage.from;
  const { line } = range;
  const expanded = expandVariables(
    image,
    (name) => session.globalArgs.get(name),
    session.dockerfile.escape,
  );
  if (expanded.text.trim() === '') {
    const names = expanded.unset.map((name) => `$${name}`).join(', ');
    return image === ''
      ? { id: 'no-base', message: 'FROM needs the name of an image.', line }
      : {
          id: 'unset-base',
          message: `${names || image} has no value here, so FROM names no image. Give it with ARG before FROM or as a build argument.`,
          line,
        };
  }
  if (resolveBase(expanded.text, session.platform, session)?.system.kind !== 'windows') return null;
  return {
    id: 'windows',
    message: `${expanded.text} is a Windows image; only Linux images can be weighed.`,
    line,
  };
}
