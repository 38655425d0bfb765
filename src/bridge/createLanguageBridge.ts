import { releaseProxy, wrap } from 'comlink';
import type { Remote } from 'comlink';
import type { WorkerLike } from './createBridge.ts';
import type { LanguageWorker } from './languageWorker.ts';

/** Asks the language service. Answers undefined when it cannot: an editor does without. */
export type AskLanguage = <Answer>(
  question: (worker: Remote<LanguageWorker>) => Promise<Answer>,
) => Promise<Answer | undefined>;

interface Running {
  readonly remote: Remote<LanguageWorker>;
  /** Settles when the worker is no more. */
  readonly crashed: Promise<undefined>;
}

/**
 * The page's side of the language worker. It starts with the first question; after a crash, the next question starts another one.
 *
 * @param start starts a worker that exposes `LanguageWorker`
 */
export function createLanguageBridge(start: () => WorkerLike): AskLanguage {
  let running: Running | null = null;

  function run(): Running {
    if (running !== null) return running;
    const worker = start();
    const remote = wrap<LanguageWorker>(worker);
    const crashed = new Promise<undefined>((resolve) => {
      worker.addEventListener('error', (event: Event) => {
        event.preventDefault();
        running = null;
        remote[releaseProxy]();
        worker.terminate();
        resolve(undefined);
      });
    });
    running = { remote, crashed };
    return running;
  }

  return async (question) => {
    const { remote, crashed } = run();
    try {
      return await Promise.race([question(remote), crashed]);
    } catch {
      // A fault of the library in this text.
      return undefined;
    }
  };
}
