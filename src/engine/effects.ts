import type { Amount, Evidence } from './amount.ts';

/** What kind of bytes these are; a clean-up often takes away just one kind, and each compresses in its own way. */
export type FileClass =
  | 'system' // files of a base image or a distribution package, not told apart further
  | 'code'
  | 'bytecode' // Python .pyc in __pycache__
  | 'native' // shared libraries and executables
  | 'tests' // test folders shipped inside packages
  | 'data'
  | 'docs'
  | 'cache' // a package manager's download cache
  | 'lists' // package indexes (apt lists, apk and rpm metadata)
  | 'archive' // .tar.gz, .zip, .whl, .deb: compressed already
  | 'vcs' // .git
  | 'model'; // weights of a model

/** Who brought the bytes. */
export type OriginKind =
  | 'base'
  | 'apt'
  | 'apk'
  | 'rpm'
  | 'pip'
  | 'cache' // what an installer keeps of what it downloaded; the name is the installer's
  | 'python' // byte-code of the base's own Python, written by the first run
  | 'conda'
  | 'npm'
  | 'gem'
  | 'go'
  | 'cargo'
  | 'java'
  | 'context'
  | 'download'
  | 'git'
  | 'model'
  | 'image' // COPY --from=an image
  | 'package-database' // /var/lib/dpkg, rpmdb, logs: rewritten by every install
  | 'generated'; // written by commands: files, users, caches of ld.so

export interface Origin {
  readonly kind: OriginKind;
  /** The package, file or image: `torch`, `libgl1`, `models/`. */
  readonly name: string;
  readonly version?: string;
  /** Names of what asked for it, nearest first: why is this here. Empty when the user named it. */
  readonly requiredBy?: readonly string[];
}

/** Bytes at a place, before they belong to a layer. */
export interface Content {
  /**
   * An absolute, normalised path. With `spread` it is a folder under which the bytes lie (where exactly is not known),
   * without it one file.
   */
  readonly path: string;
  readonly spread: boolean;
  readonly amount: Amount;
  readonly fileClass: FileClass;
  readonly origin: Origin;
  readonly evidence: Evidence;
  /** One sentence: which measurement, rule or default, with its date. */
  readonly source: string;
  /** Bytes of these files in a gzip layer, where known better than by class. */
  readonly compressed?: number;
  /** The content of a small text file that later commands may read (requirements.txt, pyvenv.cfg, apt.conf). */
  readonly text?: string;
  /** A hard link made in the same layer: the path whose piece holds the bytes of both. */
  readonly linkTo?: string;
  /** The last name of `path` is assumed (the top folder of an archive): another name beside it may mean this content. */
  readonly nameAssumed?: boolean;
}

/** Which files an effect means. */
export interface Selection {
  /** Absolute path globs (`*`, `?`, `[a-z]`, `**`); a match takes everything below it too. */
  readonly paths: readonly string[];
  /** Only what lies below a folder or file whose name matches one of these (find -name). */
  readonly names?: readonly string[];
  /** Only these classes. */
  readonly fileClasses?: readonly FileClass[];
  /** Only what these brought: the packages that apt purges. */
  readonly origins?: readonly { readonly kind: OriginKind; readonly names: readonly string[] }[];
}

/** What a command does. Plain data: the ledger applies it, a test reads it. */
export type Effect =
  | { readonly type: 'write'; readonly content: Content }
  | { readonly type: 'delete'; readonly selection: Selection }
  /** chown, chmod, touch, sed -i: files of lower layers are stored again in full. */
  | { readonly type: 'touch'; readonly selection: Selection }
  | { readonly type: 'move'; readonly from: string; readonly to: string }
  | {
      readonly type: 'copy';
      readonly from: string;
      readonly to: string;
      /** Names of one file are names of one file in the copy too (cp -a); without it each is a file of its own. */
      readonly keepsLinks?: boolean;
    }
  /** A hard link costs nothing in the layer that made its target, and the whole target otherwise. A symbolic one never. */
  | { readonly type: 'link'; readonly from: string; readonly to: string; readonly hard: boolean }
  /** strip, gzip in place: the selected files now weigh `factor` of what they did (low and high bound it). */
  | { readonly type: 'resize'; readonly selection: Selection; readonly factor: Amount }
  | { readonly type: 'env'; readonly name: string; readonly value: string }
  /** dpkg's status after the command: versions by name, null for what was removed. */
  | { readonly type: 'dpkg'; readonly packages: Readonly<Record<string, string | null>> }
  /** Bytes that nobody can tell from the text. Shown as unknown, with the question that would settle it. */
  | { readonly type: 'unknown'; readonly unknown: UnknownEffect }
  | { readonly type: 'notice'; readonly notice: Notice };

export interface UnknownEffect {
  /** What is unknown: `make`, `the size of models/`. */
  readonly what: string;
  /** Why it cannot be told. */
  readonly reason: string;
  /** The question whose answer would settle it. */
  readonly question: string;
  /** Where the bytes would lie; absent when even that is unknown. */
  readonly path?: string;
  /** A range learned from the catalog; zero to zero when there is none. */
  readonly amount: Amount;
  readonly origin: Origin;
  /** What the user would type to answer. */
  readonly answer?: UnknownAnswer;
}

export type UnknownAnswer =
  /** A key of `workspace.context` whose bytes settle it. */
  | { readonly kind: 'context'; readonly key: string }
  /** A file of `workspace.files` whose text settles it. */
  | { readonly kind: 'file'; readonly path: string }
  | { readonly kind: 'buildArg'; readonly name: string };

/** Something that the user should know about a command, at its place. */
export interface Notice {
  /** Stable id, kebab-case: `apt-package-not-found`. */
  readonly id: string;
  /** An error: the build would fail. A warning: it builds, and is not what was meant. */
  readonly severity: 'error' | 'warning' | 'info';
  readonly message: string;
  /** Where the rule is documented. */
  readonly link?: string;
}
