import { expandVariables } from '../dockerfile/expandVariables.ts';
import type { Stage } from '../dockerfile/instruction.ts';
import type { ReportError } from '../report.ts';
import { baseReference } from './baseReference.ts';
import { resolveBase } from './resolveBase.ts';
import type { Session } from './session.ts';

/**
 * A FROM whose reference comes out empty, where no declared build argument could fill it (those are asked for: baseReference). The builder refuses it in any stage, needed or not (moby/buildkit dockerfile2llb/convert.go,
 * toDispatchState: base name should not be blank).
 */
export function refuseBlankBase(stage: Stage, session: Session): ReportError | null {
  const { image, range } = stage.from;
  const { line } = range;
  const expanded = expandedBase(stage, session);
  if (baseReference(stage, session).text.trim() === '') {
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

/** A base that no Linux image can be built on, by its name or because `--platform` asks for Windows. */
export function refuseWindows(stage: Stage, session: Session): ReportError | null {
  const { line } = stage.from.range;
  const { text } = baseReference(stage, session);
  const platform = expandGlobally(stage.from.platform ?? '', session).text;
  const isAsked = /^windows(\/|$)/i.test(platform);
  if (!isAsked && resolveBase(text, session.platform, session)?.system.kind !== 'windows') {
    return null;
  }
  return {
    id: 'windows',
    message: `${text}${isAsked ? ` for ${platform}` : ''} is a Windows image; only Linux images can be weighed.`,
    line,
  };
}

function expandedBase({ from }: Stage, session: Session): ReturnType<typeof expandVariables> {
  return expandGlobally(from.image, session);
}

function expandGlobally(text: string, session: Session): ReturnType<typeof expandVariables> {
  const { globalArgs, dockerfile } = session;
  return expandVariables(text, (name) => globalArgs.get(name), dockerfile.escape);
}
