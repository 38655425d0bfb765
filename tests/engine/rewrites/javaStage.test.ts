import { javaStage } from '../../../src/engine/rewrites/stages/javaStage.ts';
import { testRewrite } from './testRewrite.ts';

const boot = { 'pom.xml': '<artifactId>spring-boot-maven-plugin</artifactId>' };
const HEAD = 'FROM maven:3.9-eclipse-temurin-17\nWORKDIR /app\n';
const BUILD = `${HEAD}COPY . .\nRUN mvn package\n`;
const CMD = 'CMD ["java", "-jar", "target/app.jar"]\n';

// https://docs.docker.com/guides/java/containerize/ and https://hub.docker.com/_/eclipse-temurin
testRewrite(javaStage, {
  'the archive alone on a runtime; what is not only source follows': {
    files: boot,
    before: `
      FROM maven:3.9-eclipse-temurin-17 AS web
      ENV MAVEN_OPTS=-Xmx1g
      ENV TZ=UTC
      WORKDIR /app
      COPY pom.xml .
      RUN mvn -B dependency:go-offline
      COPY src ./src
      COPY config ./config
      RUN mvn -B package -DskipTests
      USER 1000
      EXPOSE 8080
      ENTRYPOINT ["java", "-Xmx1g", "-jar", "target/app.jar"]
    `,
    after: `
      FROM maven:3.9-eclipse-temurin-17 AS build
      ENV MAVEN_OPTS=-Xmx1g
      ENV TZ=UTC
      WORKDIR /app
      COPY pom.xml .
      RUN mvn -B dependency:go-offline
      COPY src ./src
      COPY config ./config
      RUN mvn -B package -DskipTests

      FROM eclipse-temurin:17-jre AS web
      ENV TZ=UTC
      WORKDIR /app
      COPY config ./config
      COPY --from=build /app/target/app.jar /app/target/app.jar
      USER 1000
      EXPOSE 8080
      ENTRYPOINT ["java", "-Xmx1g", "-jar", "target/app.jar"]
    `,
  },
  'Gradle’s wrapper, an archive that is moved, a start in shell form': {
    files: { 'build.gradle': "id 'org.springframework.boot' version '3.3.0'" },
    before:
      'FROM eclipse-temurin:21-jdk-jammy\nWORKDIR /app\nCOPY . .\nRUN chmod +x gradlew && ./gradlew bootJar && cp build/libs/a.jar app.jar\nCMD exec java $JAVA_OPTS -jar app.jar\n',
    after:
      'FROM eclipse-temurin:21-jdk-jammy AS build\nWORKDIR /app\nCOPY . .\nRUN chmod +x gradlew && ./gradlew bootJar && cp build/libs/a.jar app.jar\n\nFROM eclipse-temurin:21-jre-jammy\nWORKDIR /app\nCOPY . .\nCOPY --from=build /app/app.jar /app/app.jar\nCMD exec java $JAVA_OPTS -jar app.jar\n',
  },
  'whatever its name is, and by the name that it has everything in it': {
    before: `${BUILD}CMD ["sh", "-c", "java -jar target/*-all.jar"]\n`,
    after: `${BUILD.replace('temurin-17', 'temurin-17 AS build')}\nFROM eclipse-temurin:17-jre\nWORKDIR /app\nCOPY . .\nCOPY --from=build /app/target/*-all.jar /app/target/\nCMD ["sh", "-c", "java -jar target/*-all.jar"]\n`,
  },
  'the folders of Quarkus': {
    before: `${BUILD}CMD ["java", "-jar", "target/quarkus-app/quarkus-run.jar"]\n`,
    after: `${BUILD.replace('temurin-17', 'temurin-17 AS build')}\nFROM eclipse-temurin:17-jre\nWORKDIR /app\nCOPY . .\nCOPY --from=build /app/target/quarkus-app /app/target/quarkus-app\nCMD ["java", "-jar", "target/quarkus-app/quarkus-run.jar"]\n`,
  },
  'leaves an archive that may need others beside it': { before: BUILD + CMD },
  'leaves a start by Maven': { files: boot, before: `${BUILD}CMD ["mvn", "spring-boot:run"]\n` },
  'leaves a start script': { files: boot, before: `${BUILD}CMD ["./run.sh"]\n` },
  'leaves an archive from elsewhere': {
    files: boot,
    before: `${BUILD}CMD ["java", "-jar", "/opt/app.jar"]\n`,
  },
  'leaves a version without a runtime image, and one that is not said': {
    files: boot,
    before: `${BUILD.replace('eclipse-temurin-17', 'eclipse-temurin-20')}${CMD}`,
  },
  'leaves what else runs before the build': {
    files: boot,
    before: `${HEAD}COPY . .\nRUN ./prepare.sh\nRUN mvn package\n${CMD}`,
  },
  'leaves what compiles later': {
    files: boot,
    before: `${BUILD}RUN jlink --add-modules java.base --output /jre\n${CMD}`,
  },
  'leaves a user that the image of Gradle brings': {
    files: { 'build.gradle': "id 'org.springframework.boot'" },
    before:
      'FROM gradle:8.5-jdk17\nWORKDIR /app\nCOPY . .\nRUN gradle build\nUSER gradle\nCMD ["java", "-jar", "build/libs/app.jar"]\n',
  },
});
