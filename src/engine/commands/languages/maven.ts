import { between } from '../../amount.ts';
import type { Effect } from '../../effects.ts';
import { normalizePath } from '../../filesystem/normalizePath.ts';
import type { Call } from '../../shell/command.ts';
import { parseOptions, type ParsedOptions } from '../../shell/parseOptions.ts';
import { projectText } from '../node/nodeProject.ts';
import type { Program, StageView } from '../program.ts';
import { asked, homeOf, removed, written } from '../written.ts';

/** Maven and Gradle: local repositories with dependencies and plug-ins, and the output of the build. Ranges; no measurement behind them. */
export const maven: Program = {
  names: ['mvn', 'mvnw', 'gradle', 'gradlew'],
  run(call, stage) {
    const isMaven = call.name.startsWith('mvn');
    const options = parseOptions(call.args, {
      withValue: [
        '-f',
        '--file',
        '-pl',
        '-P',
        '-s',
        '-x',
        '-p',
        '--project-dir',
        '--gradle-user-home',
        '-g',
      ],
      singleDashLong: true,
    });
    const words = options.operands.map(({ text }) => text);
    const goals = words.filter((goal) => !goal.startsWith('-'));
    if (
      options.has('--help') ||
      options.has('-h') ||
      options.has('-v') ||
      options.has('--version') ||
      (goals.length === 0 && isMaven)
    )
      return { effects: [] };
    const folder = projectFolder(call, options, isMaven);
    const cleans = goals.some((goal) => /(^|:)clean$/.test(goal));
    const effects: Effect[] = [
      ...(cleans ? [removed([normalizePath(isMaven ? 'target' : 'build', folder)])] : []),
      ...(isMaven ? repository(call, stage) : gradleHome(call, stage)),
    ];
    const builds = goals.some(
      (goal) =>
        /(package|install|verify|deploy|build|assemble|jar|war|compile|dist|image)/i.test(goal) &&
        !/dependency|resolve/.test(goal),
    );
    if (builds) effects.push(...output(folder, isMaven));
    return { effects };
  },
};

function repository(call: Call, stage: StageView): readonly Effect[] {
  const given = call.args
    .map(({ text }) => /^-Dmaven\.repo\.local=(.*)$/.exec(text)?.[1])
    .find((path) => path !== undefined);
  const path =
    given === undefined ? `${homeOf(call, stage)}/.m2/repository` : normalizePath(given, call.cwd);
  if (stage.filesystem.under(path).some(({ content }) => content.origin.kind === 'java')) return [];
  const pom = projectText(stage, call.cwd, 'pom.xml');
  const direct = pom?.match(/<dependency>/g)?.length;
  const amount =
    direct === undefined
      ? between(15e6, 150e6, 900e6)
      : between(15e6 + direct * 0.5e6, 45e6 + direct * 7e6, 150e6 + direct * 40e6);
  return asked(
    {
      path,
      amount,
      fileClass: 'archive',
      origin: { kind: 'java', name: 'Maven repository' },
      evidence: 'unknown',
      source:
        direct === undefined
          ? 'dependencies and plug-ins; pom.xml is not known'
          : `plug-ins of about 45 MB and ${direct} dependencies of about 7 MB with what they need`,
    },
    {
      what: 'the local Maven repository',
      reason: 'The catalog has no Java artifacts.',
      question: `How many bytes does ${path} have after the build?`,
    },
  );
}

function gradleHome(call: Call, stage: StageView): readonly Effect[] {
  const path = call.env.get('GRADLE_USER_HOME') ?? `${homeOf(call, stage)}/.gradle`;
  if (stage.filesystem.under(path).some(({ content }) => content.origin.kind === 'java')) return [];
  const effects: Effect[] = [
    ...asked(
      {
        path: `${path}/caches`,
        amount: between(40e6, 350e6, 2e9),
        fileClass: 'archive',
        origin: { kind: 'java', name: 'Gradle caches' },
        evidence: 'unknown',
        source: 'dependencies, plug-ins and compiled build scripts',
      },
      {
        what: 'the caches of Gradle',
        reason: 'The catalog has no Java artifacts.',
        question: `How many bytes does ${path}/caches have after the build?`,
      },
    ),
  ];
  if (call.name === 'gradlew') {
    effects.push(
      written({
        path: `${path}/wrapper`,
        amount: between(200e6, 290e6, 420e6),
        fileClass: 'archive',
        origin: { kind: 'java', name: 'Gradle distribution' },
        evidence: 'assumed',
        source: 'the wrapper keeps the zip archive of Gradle (about 130 MB) and what is in it',
      }),
    );
  }
  return effects;
}

/** The project's own folder: Maven takes one or its pom.xml (`-f`), Gradle a folder (`-p`). */
function projectFolder(call: Call, options: ParsedOptions, isMaven: boolean): string {
  const given = isMaven
    ? (options.value('-f') ?? options.value('--file'))
    : (options.value('-p') ?? options.value('--project-dir'));
  return normalizePath((given ?? '.').replace(/(^|\/)[^/]*\.xml$/, '$1.'), call.cwd);
}

function output(folder: string, isMaven: boolean): readonly Effect[] {
  const path = normalizePath(isMaven ? 'target' : 'build', folder);
  return asked(
    {
      path,
      amount: between(0.1e6, 35e6, 300e6),
      fileClass: 'archive',
      origin: { kind: 'java', name: isMaven ? 'mvn' : 'gradle' },
      evidence: 'unknown',
      source: 'compiled classes and archives; one with all dependencies has tens of megabytes',
    },
    {
      what: `the output of ${isMaven ? 'mvn' : 'gradle'}`,
      reason: 'Only building would tell.',
      question: `How many bytes does ${path} have?`,
    },
  );
}
