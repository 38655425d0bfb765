import { editor, MarkerSeverity } from 'monaco-editor/editor';
import type { Diagnostic } from '../../../bridge/languageWorker.ts';
import { DOCKERFILE_LANGUAGE } from './languages.ts';
import { askLanguage, rangeOf } from './languageFeatures.ts';
import { syntaxProblems } from './syntaxProblems.ts';
import type { FoundLines } from './syntaxProblems.ts';

const OWNER = 'dockerfile';
/** Half a word is not yet a mistake. */
const PAUSE_MS = 400;

/** Underlines mistakes of syntax. */
export interface Validation {
  /** Another text; what was found stays where it is until the next answer. */
  follow(model: editor.ITextModel): void;
  /** Lines that the engine has spoken of. */
  leave(found: readonly FoundLines[]): void;
  dispose(): void;
}

export function createValidation(): Validation {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let current: editor.ITextModel | null = null;
  let diagnostics: readonly Diagnostic[] = [];
  let left: readonly FoundLines[] = [];

  function show(): void {
    if (current === null || current.isDisposed()) return;
    const problems = syntaxProblems(diagnostics, left);
    editor.setModelMarkers(current, OWNER, problems.map(markerOf));
  }

  async function validate(model: editor.ITextModel): Promise<void> {
    const version = model.getVersionId();
    const found = await askLanguage((service) => service.validate(model.getValue()));
    if (found === undefined || current !== model || model.isDisposed()) return;
    if (model.getVersionId() !== version) return;
    diagnostics = found;
    show();
  }

  return {
    follow(model) {
      clearTimeout(timer);
      if (current !== model) diagnostics = [];
      current = model;
      if (model.getLanguageId() !== DOCKERFILE_LANGUAGE) return;
      timer = setTimeout(() => void validate(model), PAUSE_MS);
    },
    leave(found) {
      left = found;
      show();
    },
    dispose() {
      clearTimeout(timer);
      current = null;
    },
  };
}

function markerOf({ range, message, severity }: Diagnostic): editor.IMarkerData {
  return {
    ...rangeOf(range),
    message,
    // 1 is an error in the protocol.
    severity: severity === 1 ? MarkerSeverity.Error : MarkerSeverity.Warning,
  };
}
