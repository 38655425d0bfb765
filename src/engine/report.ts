import type { Amount, Evidence } from './amount.ts';
import type { FileClass, OriginKind, UnknownAnswer } from './effects.ts';

/** What a user gets back. Plain JSON; every number of bytes is an estimate with its range. Keys are a contract: public/schema/. */
export interface Report {
  readonly version: 1;
  /** Present when the Dockerfile cannot be weighed at all; the rest is then empty, not missing. */
  readonly error?: ReportError;
  readonly image: ImageReport;
  /** Every stage in file order. */
  readonly stages: readonly StageReport[];
  /** Layers of the target image in order, the base image first; only those that make a filesystem layer. */
  readonly layers: readonly LayerReport[];
  /** Layers of the other stages that the target needs: they weigh nothing in the image. */
  readonly builderLayers: readonly LayerReport[];
  readonly unknowns: readonly UnknownReport[];
  readonly findings: readonly Finding[];
  readonly suggestions: readonly Suggestion[];
  /** What is worth doing for another reason than bytes, in the order of the text. */
  readonly advice: readonly Advice[];
  readonly catalog: { readonly date: string };
}

export interface ReportError {
  /** Stable id, kebab-case: `no-from`, `stage-cycle`, `too-large`. */
  readonly id: string;
  readonly message: string;
  /** First line of the place, 1-based. */
  readonly line: number;
}

/** Bytes on disk, and as gzip blobs: what a registry stores and a pull transfers. */
export interface TransferredAmount extends Amount {
  readonly compressedBytes: number;
  readonly compressedLow: number;
  readonly compressedHigh: number;
}

/** The headline numbers, all computed from the one ledger. Bytes. */
export interface ImageReport extends TransferredAmount {
  /** What `docker images` of Docker 29 prints as DISK USAGE: unpacked blocks and compressed blobs together. */
  readonly diskUsageBytes: number;
  readonly layerCount: number;
  /** Bytes stored in some layer that the final image no longer shows. */
  readonly wastedBytes: number;
  /** (bytes - wastedBytes) / bytes; 1 for an image without waste. */
  readonly efficiency: number;
  /** What a one-line change of the application's code builds, pushes and pulls again. */
  readonly codeChange: CodeChange;
  readonly platform: string;
}

/** The sum of the layers that are built again. */
export interface CodeChange extends TransferredAmount {
  readonly layerCount: number;
}

export interface StageReport {
  readonly index: number;
  readonly name: string | null;
  /** The FROM reference after expansion. */
  readonly base: string;
  readonly line: number;
  readonly endLine: number;
  /** Whether the target needs it. */
  readonly reached: boolean;
  readonly isTarget: boolean;
  /** Bytes of its whole filesystem stack. */
  readonly bytes: number;
}

export interface LayerReport extends Amount {
  /** 1-based lines of the instruction. */
  readonly line: number;
  readonly endLine: number;
  /** Index of the stage that wrote it. */
  readonly stage: number;
  /** The instruction in one line, as `docker history` would show it. */
  readonly instruction: string;
  readonly keyword: string;
  readonly compressedBytes: number;
  /** Of `bytes`: what later layers hide or replace. */
  readonly wastedBytes: number;
  /** Whether a one-line change of the application's code makes it again. */
  readonly isRebuilt: boolean;
  /** Bytes of lower layers that this instruction hides or stores again: the waste that it causes. */
  readonly hidesBytes: number;
  readonly evidence: Evidence;
  /** Heaviest first. Their bytes add up to the layer's. */
  readonly contributions: readonly Contribution[];
}

export interface Contribution extends Amount {
  readonly kind: OriginKind;
  readonly name: string;
  readonly version: string | null;
  readonly compressedBytes: number;
  readonly wastedBytes: number;
  /** Bytes by class of file, heaviest first. */
  readonly classes: readonly { readonly fileClass: FileClass; readonly bytes: number }[];
  readonly evidence: Evidence;
  /** Which measurement, rule or default, with its date. */
  readonly source: string;
  /** What asked for it, nearest first; empty when the user named it. */
  readonly requiredBy: readonly string[];
}

export interface UnknownReport extends Amount {
  readonly id: string;
  readonly line: number;
  readonly endLine: number;
  readonly stage: number;
  readonly what: string;
  readonly reason: string;
  readonly question: string;
  readonly answer: UnknownAnswer | null;
}

export interface Finding {
  readonly id: string;
  readonly severity: 'error' | 'warning' | 'info';
  readonly line: number;
  readonly endLine: number;
  readonly message: string;
  readonly link: string | null;
}

export type Risk = 'safe' | 'check' | 'behaviour';

/** Instructions that say how an image runs: a change of the text keeps them unless it declares that it does not. */
export type RunSetting = 'CMD' | 'ENTRYPOINT' | 'EXPOSE' | 'HEALTHCHECK' | 'VOLUME' | 'STOPSIGNAL';

export interface Suggestion {
  readonly id: string;
  readonly title: string;
  /** Why it helps, and where the rule comes from. */
  readonly why: string;
  readonly link: string | null;
  readonly risk: Risk;
  readonly line: number;
  readonly endLine: number;
  /** What this suggestion alone saves: the difference of two runs of the interpreter. Bytes on disk. */
  readonly savedBytes: number;
  /** The same in bytes to download. */
  readonly savedCompressedBytes: number;
  /** Bytes that a one-line change of the application's code no longer builds and pushes again. */
  readonly savedCodeChangeBytes?: number;
  readonly edits: readonly TextEdit[];
  /** What else to do by hand; null when nothing. */
  readonly byHand: string | null;
  /** What it changes on purpose of how the image is run; absent for nothing. Only a change of behaviour has some. */
  readonly changes?: readonly RunSetting[];
}

/** What a piece of advice is good for; bytes are the business of suggestions. */
export type AdviceTopic =
  'security' | 'reproducibility' | 'build-speed' | 'correctness' | 'operation';

/** Something worth doing that makes no byte lighter: it has no figure, and stands apart from the suggestions. */
export interface Advice {
  /** The rule's id, kebab-case, with `:line` where it is found in several places. */
  readonly id: string;
  readonly topic: AdviceTopic;
  readonly title: string;
  /** Why it helps, in two sentences at most. */
  readonly why: string;
  readonly link: string | null;
  readonly line: number;
  readonly endLine: number;
  /** Changes of the text that do it without changing what is in the image; empty where only its author can. */
  readonly edits: readonly TextEdit[];
  /** What to do by hand; null when the edits are all. */
  readonly byHand: string | null;
}

/** Replace `start` to `end` (UTF-16 offsets) of a file by `text`; `file` is `Dockerfile` or a key of `workspace.files`. */
export interface TextEdit {
  readonly file: string;
  readonly start: number;
  readonly end: number;
  readonly text: string;
}
