import type { SourceRange, Stage } from '../dockerfile/instruction.ts';
import type { Notice } from '../effects.ts';
import type { Session } from './session.ts';
import type { StageState } from './stageState.ts';

/**
 * What the builder refuses in `--from`; the image is weighed as it was meant all the same.
 * Source: moby/buildkit dockerfile2llb/convert.go, toCommand and dispatch; instructions/commands_runmount.go, parseMount.
 * @param written the value as it stands in the file
 * @param stage the stage that it means, if any
 */
export function checkFrom(
  written: string,
  stage: Stage | undefined,
  range: SourceRange,
  state: StageState,
  session: Session,
): void {
  const tell = (id: string, message: string): void => {
    const notice: Notice = { id, severity: 'error', message };
    session.notices.push({ range, notice });
  };
  if (/\$[\w{]/.test(written)) {
    tell(
      'from-variable',
      `${written}: the builder puts no variables into --from. Name a stage with FROM ${written} AS a name, and copy from that.`,
    );
  } else if (stage === undefined && /^\d+$/.test(written)) {
    tell('no-such-stage', `There is no stage number ${written} to copy from.`);
  } else if (stage !== undefined && stage.index > state.index) {
    tell(
      'later-stage',
      `The stage ${written} comes later: it must stand before the one that copies from it.`,
    );
  }
}
