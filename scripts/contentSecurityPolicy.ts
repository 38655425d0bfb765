/** What a page may load: files of its own origin only. Styles of the code editor are inline; no script is, and none is made from text. */
const DIRECTIVES: Readonly<Record<string, string>> = {
  'default-src': "'none'",
  'script-src': "'self'",
  'worker-src': "'self'",
  'style-src': "'self' 'unsafe-inline'",
  'font-src': "'self'",
  'img-src': "'self' data:",
  'connect-src': "'self'",
  'manifest-src': "'self'",
  'base-uri': "'none'",
  'form-action': "'none'",
  // No address becomes a script, no text becomes markup, but through a policy of these names. The first is public/trusted.js, the second
  // is for Svelte's own templates.
  'require-trusted-types-for': "'script'",
  'trusted-types': 'default svelte-trusted-html',
};

/** Policies of the code editor: every `createTrustedTypesPolicy` of monaco-editor 0.57.0, and its DOMPurify's. */
const EDITOR_POLICIES =
  'defaultWorkerFactory diffEditorWidget diffReview domLineBreaksComputer dompurify editorGhostText editorViewLayer ' +
  'richScreenReaderContent standaloneColorizer stickyScrollViewLayer tokenizeToString';

/** What differs from page to page. */
const EXCEPTIONS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'index.html': { 'trusted-types': `${DIRECTIVES['trusted-types'] ?? ''} ${EDITOR_POLICIES}` },
  // In a sandboxed frame the worker starts from an address that the page makes itself: src/bridge/startWeighWorkerAnywhere.ts.
  'embed.html': { 'worker-src': "'self' blob:", 'img-src': "'self'" },
};

/**
 * The Content-Security-Policy of a page, for its `meta` and for the headers of static hosts (public/_headers).
 *
 * @param page name of the HTML file
 */
export function contentSecurityPolicy(page: string): string {
  return Object.entries({ ...DIRECTIVES, ...EXCEPTIONS[page] })
    .map(([name, sources]) => `${name} ${sources}`)
    .join('; ');
}
