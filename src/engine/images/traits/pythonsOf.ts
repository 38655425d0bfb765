import { SUITES } from '../suites.ts';
import { isInSeries, versionText } from '../versions.ts';
import type { BasePython } from '../imageTable.ts';
import { bundledPythons } from './bundledPythons.ts';
import type { Subject } from './subject.ts';

/** The pythons of an image, the one that `python` starts first. */
export function pythonsOf(subject: Subject, packages: readonly string[]): readonly BasePython[] {
  const found = [...officialPython(subject), ...bundledPythons(subject)];
  // buildpack-deps brings the distribution's python3 for mercurial: it is there in full node, golang and python images.
  const suite = subject.parts.suite ?? subject.row.suite;
  const release = suite === null ? undefined : SUITES[suite];
  if (packages.includes('python3') && release !== undefined) {
    found.push({
      version: release.python,
      prefix: '/usr',
      sitePackages: '/usr/lib/python3/dist-packages',
      hasBytecode: true,
      installed: [],
    });
  }
  return found;
}

/** docker-library/python: built from source into /usr/local, byte-code deleted, pip with --no-compile; setuptools and wheel up to 3.11. */
function officialPython(subject: Subject): BasePython[] {
  if (subject.name !== 'python') return [];
  const version = minorOf(subject);
  if (version === null) return [];
  const library = subject.facts.pythonLibraries.get(version);
  const pip = subject.row.env['PYTHON_PIP_VERSION'] ?? library?.pip.version;
  const others = library?.others ?? [];
  return [
    {
      version,
      prefix: '/usr/local',
      sitePackages: `/usr/local/lib/python${version}/site-packages`,
      hasBytecode: false,
      installed: [
        ...(pip === undefined ? [] : [{ name: 'pip', version: pip }]),
        ...others.map((other) => ({
          name: other.name,
          version:
            (other.name === 'setuptools'
              ? subject.row.env['PYTHON_SETUPTOOLS_VERSION']
              : undefined) ?? other.version,
        })),
      ],
    },
  ];
}

/** `3.12` of an official python image; the row's own where the tag names no minor version. */
export function minorOf(subject: Subject): string | null {
  const asked = subject.parts.version;
  if (asked !== null && asked.length > 1) return versionText(asked.slice(0, 2));
  const row = subject.row.parts.version;
  if (row === null || row.length < 2) return null;
  return asked === null || isInSeries(row, asked) ? versionText(row.slice(0, 2)) : null;
}
