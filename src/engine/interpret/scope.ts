import { expandVariables } from '../dockerfile/expandVariables.ts';
import type { Session } from './session.ts';
import type { Workspace } from '../workspace.ts';
import type { StageState } from './stageState.ts';

/** The value of a name in a stage. `args` holds only what no later ENV has taken over (setEnv). */
export function valueInStage(name: string, state: StageState): string | undefined {
  return state.args.get(name) ?? state.env.get(name);
}

/** Expands an argument as the builder does, with the variables of the stage. */
export function expandInStage(text: string, state: StageState, session: Session): string {
  const lookup = (name: string): string | undefined => valueInStage(name, state);
  return expandVariables(text, lookup, session.dockerfile.escape).text;
}

/**
 * ENV takes over from an ARG of the same name that stands before it; an ARG after it is the value again, until a stage begun from this
 * one (moby/buildkit dockerfile2llb/convert.go: dispatchArg and dispatchEnv write one list, of which a new stage re-applies ENV).
 */
export function setEnv(name: string, value: string, state: StageState): void {
  state.env.set(name, value);
  state.args.delete(name);
}

/** What --build-arg gives; names such as `constructor` are not taken from Object's own. */
export function buildArg(name: string, workspace: Workspace): string | undefined {
  const { buildArgs = {} } = workspace;
  return Object.hasOwn(buildArgs, name) ? buildArgs[name] : undefined;
}

/** Build arguments that a RUN sees without an ARG (Dockerfile reference, Predefined ARGs). */
const PROXIES = ['HTTP_PROXY', 'HTTPS_PROXY', 'FTP_PROXY', 'NO_PROXY', 'ALL_PROXY'];

/** The proxies that --build-arg gives, in both letter cases (moby/buildkit convert.go, proxyEnvFromBuildArgs; llb.WithProxy). */
export function proxyVariables(workspace: Workspace): readonly (readonly [string, string])[] {
  return PROXIES.flatMap((name) => {
    const lower = name.toLowerCase();
    const value = buildArg(name, workspace) ?? buildArg(lower, workspace);
    return value === undefined ? [] : [[name, value] as const, [lower, value] as const];
  });
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
