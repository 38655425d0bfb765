import type { Workspace } from '../../workspace.ts';

/** Modules of distributions that are called otherwise (their documentation). */
const MODULES: Readonly<Record<string, readonly string[]>> = {
  'scikit-learn': ['sklearn'],
  'scikit-image': ['skimage'],
  'opencv-python': ['cv2'],
  'opencv-python-headless': ['cv2'],
  pillow: ['pil'],
  pyyaml: ['yaml'],
  beautifulsoup4: ['bs4'],
  'python-dateutil': ['dateutil'],
  'python-dotenv': ['dotenv'],
  protobuf: ['google'],
  gitpython: ['git'],
  'factory-boy': ['factory'],
  'ruamel-yaml': ['ruamel'],
};

/** Top-level modules that the code given in the workspace imports, in lower case; empty when none of it is given. */
export function importedModules(workspace: Workspace): ReadonlySet<string> {
  const found = new Set<string>();
  for (const [name, text] of Object.entries(workspace.files ?? {})) {
    if (!/\.(py|ipynb)$/.test(name)) continue;
    for (const match of text.matchAll(/^\s*(?:from\s+([\w.]+)\s+import|import\s+([^#\n]+))/gm)) {
      const [, from, list = ''] = match;
      for (const one of from === undefined ? list.split(',') : [from]) {
        const [module = ''] = one.trim().split(/[.\s]/);
        if (module !== '') found.add(module.toLowerCase());
      }
    }
  }
  return found;
}

/** Whether a distribution is among what is imported. @param name normalised */
export function isImported(name: string, modules: ReadonlySet<string>): boolean {
  return (MODULES[name] ?? [name.replace(/-/g, '_')]).some((module) => modules.has(module));
}
