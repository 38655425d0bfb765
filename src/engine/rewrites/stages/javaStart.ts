import type { Stage } from '../../dockerfile/instruction.ts';
import { startOf } from './secondStage.ts';

/** `java -jar` of a container's start. */
export interface JavaStart {
  /** As written: `target/app.jar`, `/app.jar`, `build/libs/*.jar`. */
  readonly jar: string;
}

/** Words before java, and words of the JVM: `exec java $JAVA_OPTS -Xmx1g -jar app.jar`. */
const JAVA =
  /^(?:(?:\/bin\/)?(?:ba|da)?sh -l?c )?["']?(?:exec )?(?:\/\S+\/)?java (?:(?:-(?!jar\b)|\$)\S* )*-jar ((?:-D\S+ )*)(\/?[\w./*-]+\.jar)\b/;

/** The archive that a container starts with java; null when it starts something else, or with more before it. */
export function javaStart(stage: Stage): JavaStart | null {
  const start = startOf(stage)?.replace(/\s*\\\r?\n\s*/g, ' ');
  const jar = JAVA.exec(start ?? '')?.[2];
  return jar === undefined || /&&|;|\|/.test(start ?? '') ? null : { jar };
}
