import type { NodeManifest } from '../../packages/node/nodeManifest.ts';

/** Programs that come with the image, or that only pass on what follows them. */
const OF_IMAGE = /^(node|exec|dumb-init|tini|--|-.*|\w+=\S*)$/;

/** Packages whose program has another name. */
const PACKAGE_OF: Readonly<Record<string, string>> = {
  nest: '@nestjs/cli',
  'remix-serve': '@remix-run/serve',
  'react-router-serve': '@react-router/serve',
};

/**
 * Whether a container starts with what is left once devDependencies are gone: node itself on a file, or the program of a package that is
 * a dependency. False when it cannot be told.
 */
export function startsWithoutDev(start: string, manifest: NodeManifest, depth = 0): boolean {
  if (depth > 3 || /[|<>`$(]/.test(start)) return false;
  return start.split(/&&|;/).every((part) => {
    const words = part.trim().split(/\s+/);
    const script = /^(?:npm|yarn|pnpm)(?: run)? ([\w:.-]+)( .*)?$/.exec(part.trim())?.[1];
    if (script !== undefined) {
      const texts = [`pre${script}`, script, `post${script}`].map((name) => manifest.scripts[name]);
      return (
        texts[1] !== undefined &&
        texts.every((text) => text === undefined || startsWithoutDev(text, manifest, depth + 1))
      );
    }
    const at = words.findIndex((word) => !/^(\w+=\S*|exec|dumb-init|tini|--|npx)$/.test(word));
    const program = words[at] ?? '';
    if (/-r$|--require|--import|--loader/.test(part)) {
      return Object.keys(manifest.devDependencies).every((name) => !part.includes(name));
    }
    if (OF_IMAGE.test(program)) return words.length > at + 1;
    const name = program.replace(/^(\.\/)?node_modules\/\.bin\//, '');
    return (PACKAGE_OF[name] ?? name) in manifest.dependencies;
  });
}
