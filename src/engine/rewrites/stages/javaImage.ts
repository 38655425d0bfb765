/** A Java version with the system that its image stands on, as the tags of official images say it. */
export interface JavaImage {
  /** `17`; or a variable, as it is written. */
  readonly version: string;
  /** `-alpine`, `-jammy`; empty when the tag says none. */
  readonly system: string;
  /** The image as it would be with a runtime alone: `eclipse-temurin:17-jre-alpine`. */
  readonly runtime: string;
}

/** Versions that Eclipse Temurin has a runtime image of for good (Docker Hub, eclipse-temurin: supported tags). */
const VERSION = '(8|11|17|21|25)(?:[._+]\\w[\\w.]*)?|\\$\\{?\\w+\\}?';

const SYSTEM = '((?:-(?:alpine(?:-?[\\d.]+)?|focal|jammy|noble|resolute|ubi\\d+-minimal))?)';

/** Tags of images with a development kit; groups: version, its number, system. */
const PATTERNS: readonly RegExp[] = [
  new RegExp(`^eclipse-temurin:(${VERSION})(?:-jdk)?${SYSTEM}$`),
  new RegExp(
    `^(?:maven:[\\w.]+-)(?:eclipse-temurin|ibm-semeru|openjdk|jdk)-(${VERSION})(?:-slim)?${SYSTEM}$`,
  ),
  new RegExp(`^(?:gradle:[\\w.]+-)jdk-?(${VERSION})${SYSTEM}$`),
  new RegExp(`^openjdk:(${VERSION})(?:-jdk)?(?:-slim)?(?:-bullseye|-buster)?${SYSTEM}$`),
];

/**
 * Reads the reference of an image with a Java development kit.
 * @returns null for other images, and for versions and systems without a runtime image
 */
export function javaImage(reference: string): JavaImage | null {
  const short = reference.replace(/^docker\.io\//, '').replace(/^library\//, '');
  for (const pattern of PATTERNS) {
    const [, version, , system = ''] = pattern.exec(short) ?? [];
    if (version === undefined) continue;
    return { version, system, runtime: `eclipse-temurin:${version}-jre${system}` };
  }
  return null;
}

/** Programs of a development kit and of builds, which a runtime has not. */
export const JDK_TOOL =
  /(?<![\w.*-])(javac|javadoc|javap|jar|jarsigner|jlink|jdeps|jpackage|jshell|jcmd|jstack|jmap|jstat|jps|jinfo|jdb|jconsole|mvnw?|gradlew?|ant|sbt|lein|kotlinc|scalac)\s|jdwp/;
