import type { CopyInstruction } from '../dockerfile/instruction.ts';
import type { AdvicePlace, AdviceRule } from './adviceRule.ts';

/** Files that hold secrets by their custom, with or without a folder before them. */
const FILES =
  /(^|\/)(\.env|\.netrc|\.pgpass|\.git-credentials|\.npmrc|\.pypirc|id_(rsa|ed25519|ecdsa|dsa)|\.aws|\.ssh|\.kube|credentials\.json|service[-_]account[\w-]*\.json)\/?$/;

/** A user and a password in a URL: `https://user:secret@host`, `https://$TOKEN@github.com`. */
const IN_URL =
  /\b[a-z][a-z+]*:\/\/(?:[^\s/@:'"]*:[^\s/@'"]+|\$\{?\w*(?:TOKEN|PASS|SECRET|KEY|PAT)\w*\}?)@/i;

/** What a build step reads stays in its layer or in the image's history. */
export const credentialsInLayer: AdviceRule = {
  id: 'credentials-in-layer',
  topic: 'security',
  link: 'https://docs.docker.com/build/building/secrets/',
  find({ dockerfile, report }) {
    const reached = dockerfile.stages.filter(({ index }) => report.stages[index]?.reached === true);
    return reached.flatMap(({ instructions }) =>
      instructions.flatMap((one): readonly AdvicePlace[] => {
        const { line, endLine } = one.range;
        if (one.type === 'copy' || one.type === 'add') {
          const file = secretFile(one);
          if (file === undefined) return [];
          return [
            {
              title: `Keep ${file} out of the image`,
              why: 'Files of this name hold credentials as a rule, and everybody who can pull the image can read them, even when a later line deletes them. A secret mount lends a file to one RUN.',
              line,
              endLine,
              edits: [],
              byHand: `RUN --mount=type=secret,id=…,target=… for the build, a volume or the environment at run time; and a line for ${file} in .dockerignore.`,
            },
          ];
        }
        if (one.type !== 'run' || !IN_URL.test(one.text)) return [];
        return [
          {
            title: 'Keep the credentials of this URL out of the image',
            why: 'Docker stores the command with the image, and git stores the URL in the clone’s configuration. A secret mount lends the token to one RUN and leaves nothing.',
            line,
            endLine,
            edits: [],
            byHand:
              'RUN --mount=type=secret,id=token,env=TOKEN …, and docker build --secret id=token.',
          },
        ];
      }),
    );
  },
};

function secretFile({ from, sources }: CopyInstruction): string | undefined {
  if (from !== null) return undefined;
  return sources
    .flatMap((source) => (source.kind === 'path' ? [source.path] : []))
    .find((path) => FILES.test(path));
}
