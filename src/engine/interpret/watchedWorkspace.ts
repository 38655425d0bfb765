import type { Workspace } from '../workspace.ts';
import type { BuildContext } from './buildContext.ts';

/** Which parts of the workspace were looked at since the last `clear`. */
export class Watch {
  dockerfile = false;
  files = false;
  context = false;

  clear(): void {
    this.dockerfile = false;
    this.files = false;
    this.context = false;
  }
}

/** The workspace, with its Dockerfile as it was written, as instructions and commands see it: what they look at is noted, so that nobody has to declare it. */
export function watchedWorkspace(workspace: Workspace, watch: Watch): Workspace {
  const { dockerfile, asWritten = dockerfile, files = {}, context = {}, ...rest } = workspace;
  return {
    ...rest,
    get dockerfile() {
      watch.dockerfile = true;
      return asWritten;
    },
    get files() {
      watch.files = true;
      return files;
    },
    get context() {
      watch.context = true;
      return context;
    },
  };
}

/** The build context, which is made of the files and the sizes that were given. */
export function watchedContext(context: BuildContext, watch: Watch): () => BuildContext {
  return () => {
    watch.files = true;
    watch.context = true;
    return context;
  };
}
