import { jreBase } from '../../../src/engine/rewrites/bases/jreBase.ts';
import { testRewrite } from './testRewrite.ts';

const JAR = 'COPY target/*.jar app.jar\nENTRYPOINT ["java", "-jar", "/app.jar"]\n';

// https://hub.docker.com/_/eclipse-temurin: tags -jdk and -jre
testRewrite(jreBase, {
  'the runtime of the same version on the same system': {
    before: `FROM eclipse-temurin:17.0.9_9-jdk-jammy\n${JAR}`,
    after: `FROM eclipse-temurin:17.0.9_9-jre-jammy\n${JAR}`,
  },
  'a tag that does not say what it is has the kit': {
    before: `FROM docker.io/library/eclipse-temurin:21-alpine\n${JAR}`,
    after: `FROM docker.io/library/eclipse-temurin:21-jre-alpine\n${JAR}`,
  },
  'a version in a variable, after a stage that builds': {
    before: `ARG V=21\nFROM maven:3 AS b\nRUN mvn package\nFROM eclipse-temurin:\${V}-jdk\nCOPY --from=b /a.jar /\nCMD exec java $JAVA_OPTS -jar /a.jar\n`,
    after: `ARG V=21\nFROM maven:3 AS b\nRUN mvn package\nFROM eclipse-temurin:\${V}-jre\nCOPY --from=b /a.jar /\nCMD exec java $JAVA_OPTS -jar /a.jar\n`,
  },
  'a start script that only starts java': {
    files: { 'run.sh': 'exec java -jar app.jar "$@"\n' },
    before: 'FROM eclipse-temurin:17-jdk\nCOPY . .\nENTRYPOINT ["./run.sh"]\n',
    after: 'FROM eclipse-temurin:17-jre\nCOPY . .\nENTRYPOINT ["./run.sh"]\n',
  },
  'leaves a start script that looks into the virtual machine': {
    files: { 'run.sh': 'java -jar app.jar &\njstack $! > dump\n' },
    before: 'FROM eclipse-temurin:17-jdk\nCOPY . .\nENTRYPOINT ["./run.sh"]\n',
  },
  'leaves a start script that is not given': {
    before: 'FROM eclipse-temurin:17-jdk\nENTRYPOINT ["./run.sh"]\n',
  },
  'leaves what is compiled in the image': {
    before: `FROM eclipse-temurin:17-jdk\nRUN javac Main.java\n${JAR}`,
  },
  'leaves a debugger': {
    before:
      'FROM eclipse-temurin:17-jdk\nCMD ["java", "-agentlib:jdwp=transport=dt_socket", "-jar", "a.jar"]\n',
  },
  'leaves a version without a runtime': { before: `FROM eclipse-temurin:20-jdk\n${JAR}` },
  'leaves a runtime, and images that have none': {
    before: `FROM amazoncorretto:17\n${JAR}`,
  },
});
