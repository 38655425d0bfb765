import type { AdviceRule } from './adviceRule.ts';
import { alpineCompiles } from './alpineCompiles.ts';
import { aptCleanNeedless } from './aptCleanNeedless.ts';
import { aptMountEmptied } from './aptMountEmptied.ts';
import { cacheMountElsewhere } from './cacheMountElsewhere.ts';
import { cacheMountIdle } from './cacheMountIdle.ts';
import { cacheMountMissing } from './cacheMountMissing.ts';
import { credentialsInLayer } from './credentialsInLayer.ts';
import { floatingBase } from './floatingBase.ts';
import { installedAlready } from './installedAlready.ts';
import { movedVenv } from './movedVenv.ts';
import { noHealthcheck } from './noHealthcheck.ts';
import { rootUser } from './rootUser.ts';
import { writesBytecodeAnyway } from './writesBytecodeAnyway.ts';

/** Every rule there is. To add one: its file, its table of tests, its line here. */
export const ADVICE_RULES: readonly AdviceRule[] = [
  movedVenv,
  credentialsInLayer,
  rootUser,
  floatingBase,
  noHealthcheck,
  cacheMountIdle,
  cacheMountElsewhere,
  aptMountEmptied,
  cacheMountMissing,
  alpineCompiles,
  aptCleanNeedless,
  installedAlready,
  writesBytecodeAnyway,
];
