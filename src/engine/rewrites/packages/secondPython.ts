import { aptInstalls, packageName, withoutAptPackages } from '../edits/aptPackages.ts';
import type { Rewrite } from '../rewrite.ts';

const OF_DEBIAN =
  /^(python3(\.\d+)?|python3-(dev|pip|venv|setuptools|wheel|distutils)|python3\.\d+-(dev|venv)|python-dev|python3-all-dev|libpython3-dev)$/;

/** The python images have their own Python, with headers and pip; Debian's is another one beside it. */
export const secondPython: Rewrite = {
  id: 'second-python',
  find(scene) {
    const stages = new Set(
      scene.report.stages
        .filter((stage) => /^(docker\.io\/)?(library\/)?python(:|@|$)/.test(stage.base))
        .map((stage) => stage.index),
    );
    const installs = aptInstalls(scene).filter(
      ({ command, packages }) =>
        stages.has(command.stage) && packages.some((word) => OF_DEBIAN.test(packageName(word))),
    );
    const [first] = installs;
    if (first === undefined) return [];
    const { range } = first.command.run;
    return [
      {
        title: 'Use the Python of the image, not a second one',
        why: 'The python images carry their own Python with headers and pip in /usr/local. Debian’s python3 packages install another Python that pip does not use.',
        link: 'https://hub.docker.com/_/python',
        risk: 'check',
        line: range.line,
        endLine: range.endLine,
        edits: withoutAptPackages((name) => OF_DEBIAN.test(name), scene),
        byHand: 'Scripts that start with #!/usr/bin/python3 need the Python of Debian.',
      },
    ];
  },
};
