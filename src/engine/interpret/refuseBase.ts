import { expandVariables } from '../dockerfile/expandVariables.ts';
import type { Stage } from '../dockerfile/instruction.ts';
import type { ReportError } from '../report.ts';
import { resolveBase } from './resolveBase.ts';
import type { Session } from './session.ts';

/**
 * A FROM whose reference comes out empty. The builder refuses it in any stage, needed or not (moby/buildkit dockerfile2llb/convert.go,
 * toDispatchState: base name should not be blank).
 */
export function refuseBlankBase(stage: Stage, session: Session): ReportError | null {
  const { image, range } = stage.from;
  const { line } = range;
  const expanded = expandedBase(stage, session);
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
  return null;
}

/** A base that no Linux image can be built on. */
export function refuseWindows(stage: Stage, session: Session): ReportError | null {
  const { line } = stage.from.range;
  const { text } = expandedBase(stage, session);
  if (resolveBase(text, session.platform, session)?.system.kind !== 'windows') return null;
  return {
    id: 'windows',
    message: `${text} is a Windows image; only Linux images can be weighed.`,
    line,
  };
}

function expandedBase({ from }: Stage, session: Session): ReturnType<typeof expandVariables> {
  const { globalArgs, dockerfile } = session;
  return expandVariables(from.image, (name) => globalArgs.get(name), dockerfile.escape);
}
