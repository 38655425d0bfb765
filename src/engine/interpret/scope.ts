import { expandVariables } from '../dockerfile/expandVariables.ts';
import type { Session } from './session.ts';
import type { StageState } from './stageState.ts';

/** Expands an argument as the builder does: ENV wins over ARG of the same name (Dockerfile reference, Using ARG variables). */
export function expandInStage(text: string, state: StageState, session: Session): string {
  const lookup = (name: string): string | undefined => state.env.get(name) ?? state.args.get(name);
  return expandVariables(text, lookup, session.dockerfile.escape).text;
}

/** Platform ARGs of the global scope (Dockerfile reference, Automatic platform ARGs). */
export function platformArgs(platform: string): ReadonlyMap<string, string> {
  const [os = 'linux', arch = 'amd64'] = platform.split('/');
  return new Map([
    ['TARGETPLATFORM', platform],
    ['TARGETOS', os],
    ['TARGETARCH', arch],
    ['TARGETVARIANT', ''],
    ['BUILDPLATFORM', 'linux/amd64'],
    ['BUILDOS', 'linux'],
    ['BUILDARCH', 'amd64'],
    ['BUILDVARIANT', ''],
  ]);
}
