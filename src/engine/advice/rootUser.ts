import { baseOfStage, instructionsOf, targetStage } from '../rewrites/edits/baseOfStage.ts';
import type { AdviceRule } from './adviceRule.ts';

/** Programs of a container run as root unless the image says otherwise. */
export const rootUser: AdviceRule = {
  id: 'root-user',
  topic: 'security',
  link: 'https://docs.docker.com/build/building/best-practices/#user',
  find(scene) {
    const stage = targetStage(scene);
    if (stage === undefined) return [];
    const instructions = instructionsOf(stage, scene);
    const start = instructions.findLast(isStart);
    // An image that starts nothing is a base of others, which set their user themselves.
    if (start === undefined || dropsPrivileges(start.text)) return [];
    const user = instructions.findLast((one) => one.type === 'user');
    const base = baseOfStage(stage, scene);
    const name = user?.type === 'user' ? user.user : (base?.user ?? '');
    if (user === undefined && (base === undefined || base.match === 'unknown')) return [];
    if (!/^(root|0)?(:.*)?$/.test(name)) return [];
    // Web servers of this kind open port 80 as root and give it up in their workers.
    if (/^(nginx|httpd|caddy|haproxy|traefik)(:|$)/.test(base?.reference ?? '')) return [];
    const { line, endLine } = (user ?? start).range;
    return [
      {
        title: 'Let the program run as a user without rights',
        why: 'The image sets no user, so its program runs as root: whoever gets in through it is root in the container. A USER line before the command takes that away.',
        line,
        endLine,
        edits: [],
        byHand:
          'RUN useradd --create-home app, then USER app before the command; what it writes to has to belong to it (COPY --chown=app).',
      },
    ];
  },
};

function isStart({ keyword }: { readonly keyword: string }): boolean {
  return keyword === 'CMD' || keyword === 'ENTRYPOINT';
}

/** An entry point of a kind that starts as root on purpose. */
function dropsPrivileges(text: string): boolean {
  return /\b(gosu|su-exec|setpriv|s6-|supervisord|\/init\b|entrypoint)/i.test(text);
}
