import packageJson from '../../package.json' with { type: 'json' };

/** The project's version, `0.1.0`. */
export function version(): string {
  return packageJson.version;
}
