import type { Instruction, RunInstruction, Stage } from '../../dockerfile/instruction.ts';
import { normalizePath } from '../../filesystem/normalizePath.ts';
import { aptInstalls } from '../edits/aptPackages.ts';
import { baseOfStage } from '../edits/baseOfStage.ts';
import { keywordLike } from '../edits/instructionEdits.ts';
import type { LocatedCommand } from '../edits/locateCommands.ts';
import type { Proposal, Rewrite, Scene } from '../rewrite.ts';
import { javaImage, JDK_TOOL, type JavaImage } from './javaImage.ts';
import { javaStart } from './javaStart.ts';
import { keptForRunning } from './keptForRunning.ts';
import { buildName, cutStage, folderAt, onlyStage } from './secondStage.ts';

/** An archive with all that it needs runs on a runtime; the development kit, Maven or Gradle and what they fetched only made it. */
export const javaStage: Rewrite = {
  id: 'java-stage',
  isStructural: true,
  find(scene): readonly Proposal[] {
    const stage = onlyStage(scene);
    const base = stage === null ? null : javaImage(stage.from.image);
    if (stage === null || base === null) return [];
    const plan = planOf(stage, scene);
    if (plan === null || !isSafeToRun(stage, base, plan, scene)) return [];
    const copy = `${keywordLike(stage.from, 'COPY')} --from=${buildName(stage)} ${plan.built} ${plan.destination}`;
    const kept = keptForRunning(
      plan.first,
      {
        builds: (command) => isOfBuild(command),
        instead: (run) => (run === plan.last ? [copy] : []),
        isForBuilding,
      },
      scene,
    );
    if (kept === null || kept.some((line) => OF_BUILD_USER.test(line))) return [];
    const { line, endLine } = stage.from.range;
    return [
      {
        title: `Build in a stage of its own, run on ${base.runtime}`,
        why: 'The development kit, the build tool and the dependencies that it fetched are needed to make the archive. A Java runtime is enough to run it.',
        link: 'https://docs.docker.com/build/building/multi-stage/',
        risk: 'check',
        line,
        endLine,
        edits: cutStage({ stage, last: plan.last, image: base.runtime, lines: kept }, scene),
        byHand:
          'Tools of the development kit (jcmd, jstack, javac) are not in the runtime; files that the program reads beside its archive need a COPY.',
      },
    ];
  },
};

interface Plan {
  readonly first: readonly Instruction[];
  /** The last RUN that builds. */
  readonly last: RunInstruction;
  readonly built: string;
  readonly destination: string;
}

const BUILD_TOOL = /^(mvnw?|gradlew?)$/;

function planOf(stage: Stage, scene: Scene): Plan | null {
  const { instructions } = stage;
  const last = scene.commands.filter(isOfBuild).at(-1)?.run;
  const isBuilt = scene.commands.some(({ name }) => BUILD_TOOL.test(name));
  const started = javaStart(stage);
  const start = instructions.findLast(({ keyword }) => /^(CMD|ENTRYPOINT)$/.test(keyword));
  if (last === undefined || started === null || start === undefined || !isBuilt) return null;
  const first = instructions.slice(0, instructions.indexOf(last) + 1);
  // The images of Gradle start in a folder of their own.
  const initial = stage.from.image.includes('gradle') ? '$' : '/';
  const [from, to] = [folderAt(stage, last, initial), folderAt(stage, start, initial)];
  if (from === null || to === null || from.startsWith('$') || to.startsWith('$')) return null;
  if (first.includes(start)) return null;
  const jar = normalizePath(started.jar, to);
  const parent = jar.replace(/\/[^/]*$/, '');
  const isOutput =
    jar.startsWith(from === '/' ? from : `${from}/`) && /\/(target|build\/libs)\/[^/]+$/.test(jar);
  const isMoved = scene.commands.some(
    ({ name, words }) =>
      /^(cp|mv)$/.test(name) && normalizePath(words.at(-1)?.text ?? '$', from) === jar,
  );
  // Quarkus keeps the libraries in folders beside the archive (Quarkus documentation, Container images: fast-jar).
  if (parent.endsWith('/target/quarkus-app'))
    return { first, last, built: parent, destination: parent };
  if (!(isOutput || isMoved) || parent.includes('*') || !isWhole(jar, scene)) return null;
  return { first, last, built: jar, destination: jar.includes('*') ? `${parent}/` : jar };
}

/** Plug-ins that put everything into one archive. */
const WHOLE =
  /spring-boot-maven-plugin|maven-shade-plugin|jar-with-dependencies|org\.springframework\.boot['"]|shadow['"]|io\.ktor\.plugin|io\.micronaut\.(minimal\.)?application/;

/** Whether the archive has its dependencies in it: by its name, or by the plug-ins of the project. */
function isWhole(jar: string, { workspace }: Scene): boolean {
  return (
    /-(all|fat|shaded|runner|exec|(jar-)?with-dependencies)\.jar$/.test(jar) ||
    Object.entries(workspace.files ?? {}).some(
      ([name, text]) => /(^|\/)(pom\.xml|build\.gradle(\.kts)?)$/.test(name) && WHOLE.test(text),
    )
  );
}

/** Maven, Gradle, making their wrappers executable, and moving the archive that they made. */
function isOfBuild({ name, words }: LocatedCommand): boolean {
  const operands = words.slice(1).map(({ text }) => text ?? '$');
  if (BUILD_TOOL.test(name)) return true;
  if (/^(cp|mv)$/.test(name)) return /\.jar$/.test(operands[0] ?? '') && operands.length === 2;
  return name === 'chmod' && operands.slice(1).every((text) => /(^|\/)(mvnw|gradlew)$/.test(text));
}

/** What is only read to build; a `COPY . .` may bring settings too and stays. */
const SOURCES =
  /^(\.?\/)?(pom\.xml|src(\/.*)?|\.mvn(\/.*)?|mvnw\*?|gradle(\/.*|w\*?|\.properties)?|(build|settings)\.gradle(\.kts)?|\*\.(gradle|kts|gradle\.kts))\/?$/;

/** The user of the images of Gradle and Maven. */
const OF_BUILD_USER = /=(gradle|maven)\b|\/home\/gradle\b|\/(root|usr\/share)\/\.?m(2|aven)\b/;

function isForBuilding(one: Instruction): boolean {
  if (one.type === 'copy')
    return (
      one.from === null &&
      (OF_BUILD_USER.test(one.text) ||
        one.sources.every((source) => source.kind === 'path' && SOURCES.test(source.path)))
    );
  return one.type === 'env' && one.variables.every(({ name }) => /^(MAVEN|GRADLE|MVN)_/.test(name));
}

function isSafeToRun(stage: Stage, base: JavaImage, { first }: Plan, scene: Scene): boolean {
  const runtime = scene.catalog
    .images()
    ?.resolve(base.runtime, scene.workspace.platform ?? 'linux/amd64', scene.workspace.asOf);
  const system = baseOfStage(stage, scene)?.system;
  if (runtime === undefined || runtime.match === 'unknown' || system === undefined) return false;
  // Packages of another distribution have other names, and programs for another C library do not run.
  if (runtime.system.kind !== system.kind) return false;
  const isSameSystem =
    JSON.stringify({ ...system, release: null }) ===
    JSON.stringify({ ...runtime.system, release: null });
  const installs = aptInstalls(scene).length > 0;
  if (installs && !isSameSystem) return false;
  const later = stage.instructions.slice(first.length);
  const health = later.filter(({ keyword }) => keyword === 'HEALTHCHECK').map(({ text }) => text);
  const missing = ['curl', 'wget', 'git', 'bash'].filter((tool) => !runtime.tools.includes(tool));
  const usesMissing = (text: string): boolean =>
    missing.some((tool) => new RegExp(`\\b${tool}\\b`).test(text));
  if (health.some(usesMissing)) return false;
  return later.every(
    ({ type, text }) =>
      !JDK_TOOL.test(`${text} `) &&
      !(type === 'run' && usesMissing(text)) &&
      !(type === 'user' && /\b(gradle|maven)\b/.test(text)),
  );
}
