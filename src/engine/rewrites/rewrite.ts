import type { Catalog } from '../catalog.ts';
import type { Dockerfile } from '../dockerfile/instruction.ts';
import type { Memo } from '../interpret/memo.ts';
import type { Report, Risk, RunSetting, TextEdit } from '../report.ts';
import type { Workspace } from '../workspace.ts';
import type { LocatedCommand } from './edits/locateCommands.ts';

/** A kind of change that can make an image lighter: one file and one table of tests each. */
export interface Rewrite {
  /** Stable id, kebab-case; the suggestion's id is it, with the line when it is found in several places. */
  readonly id: string;
  /**
   * Whether it changes what a stage stands on: its base, or which stages there are. Such changes are made first, since what is worth
   * doing beside them is another thing on another base.
   */
  readonly isStructural?: true;
  /** Every place where it could be made. What it saves is not its business: the interpreter weighs the changed text. */
  find(scene: Scene): readonly Proposal[];
}

/** What a rewrite looks at. */
export interface Scene {
  readonly workspace: Workspace;
  readonly dockerfile: Dockerfile;
  /** The simple commands of all RUN instructions in stages that the target needs. */
  readonly commands: readonly LocatedCommand[];
  /** The report of the text as it is, without suggestions. */
  readonly report: Report;
  readonly catalog: Catalog;
  /** What was interpreted before; null when nothing is to be remembered. */
  readonly memo: Memo | null;
}

/** One change at one place. */
export interface Proposal {
  readonly title: string;
  /** Why it helps, in two sentences at most. */
  readonly why: string;
  /** Where the rule is documented; null when the measurement speaks for itself. */
  readonly link: string | null;
  readonly risk: Risk;
  /** 1-based lines of the place. */
  readonly line: number;
  readonly endLine: number;
  /** The smallest edits that make the change; they do not overlap. */
  readonly edits: readonly TextEdit[];
  /** What else to do by hand; null when nothing. */
  readonly byHand: string | null;
  /** What it changes on purpose of how the image is run; only a change of behaviour may. Absent for nothing. */
  readonly changes?: readonly RunSetting[];
}
