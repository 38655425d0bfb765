import { between, exactly, type Amount } from '../../amount.ts';
import type { Effect } from '../../effects.ts';
import { normalizePath } from '../../filesystem/normalizePath.ts';
import { parseOptions } from '../../shell/parseOptions.ts';
import type { Call } from '../../shell/command.ts';
import { generatedFile } from '../generatedFile.ts';
import type { Program, StageView } from '../program.ts';

/**
 * /etc/passwd, group, shadow, gshadow and their backups, all written anew: 4,292 bytes for `useradd -r` on debian:bookworm-slim
 * (measured 2026-11-20); the second change of a layer replaces the first.
 */
const DATABASE = between(2500, 4292, 9000);

/** .bashrc, .profile and .bash_logout of Debian's /etc/skel, and /etc/subuid: `useradd -m` wrote 8,910 bytes in all (2026-11-20). */
const SKELETON = exactly(4553);

/** Bytes of one user in lastlog and faillog (shadow 4.8, struct lastlog and struct faillog). */
const LOG_ENTRY = { lastlog: 292, faillog: 32 } as const;

/** useradd, adduser, groupadd and the other programs of the user database. */
export const useradd: Program = {
  names: [
    ...['useradd', 'adduser', 'usermod', 'userdel', 'deluser'],
    ...[
      'groupadd',
      'addgroup',
      'groupmod',
      'groupdel',
      'delgroup',
      'gpasswd',
      'passwd',
      'chpasswd',
      'chsh',
      'chage',
      'chfn',
      'vipw',
    ],
  ],
  run(call, stage) {
    const effects: Effect[] = [
      generatedFile(
        '/etc/passwd',
        DATABASE,
        'users',
        'user and group files, as measured 2026-11-20',
      ),
    ];
    if (call.name === 'useradd' || call.name === 'adduser') effects.push(...newUser(call, stage));
    return { effects };
  },
};

function newUser(call: Call, stage: StageView): readonly Effect[] {
  const options = parseOptions(call.args, {
    withValue: (
      '-u --uid -g --gid -G --groups -d --home-dir --home -h -s --shell -c --comment -k --skel -p --password -e --expiredate ' +
      '-f --inactive -K --key -b --base-dir -R --root -Z --ingroup --gecos'
    ).split(' '),
    aliases: {
      '--uid': '-u',
      '--home-dir': '-d',
      '--home': '-d',
      '--create-home': '-m',
      '--no-create-home': '-M',
      '--system': '-r',
      '--no-log-init': '-l',
    },
  });
  const name = options.operands[0]?.text;
  if (name === undefined || name === '') return [];
  // `adduser USER GROUP` only adds to a group.
  if (call.name === 'adduser' && options.operands.length > 1) return [];
  const effects: Effect[] = [];
  const { system } = stage.base;
  const isBusybox = system.kind === 'alpine' && call.name === 'adduser';
  const given = options.value('-d') ?? (isBusybox ? options.value('-h') : undefined);
  const home = normalizePath(given ?? `/home/${name}`, '/');
  if (makesHome(call, options, system.kind === 'rpm', isBusybox))
    effects.push(homeFolder(home, isBusybox, system.kind === 'rpm'));
  const uid = Number(options.value('-u'));
  if (Number.isInteger(uid) && uid > 100_000 && !options.has('-l') && !isBusybox)
    effects.push(...sparseLogs(uid, stage));
  return effects;
}

/** Debian's useradd makes a home only with -m, Red Hat's always (CREATE_HOME), adduser unless told otherwise. */
function makesHome(
  call: Call,
  options: { has(name: string): boolean },
  isRedHat: boolean,
  isBusybox: boolean,
): boolean {
  if (options.has('-M') || (isBusybox && options.has('-H'))) return false;
  if (options.has('-m')) return true;
  if (call.name === 'adduser' && !isRedHat)
    return !(isBusybox && options.has('-S')) && !options.has('-r');
  return isRedHat && !options.has('-r');
}

function homeFolder(home: string, isBusybox: boolean, isRedHat: boolean): Effect {
  const amount: Amount = isBusybox ? exactly(0) : isRedHat ? between(300, 600, 1500) : SKELETON;
  return {
    type: 'write',
    content: {
      path: home,
      spread: true,
      amount,
      fileClass: 'data',
      origin: { kind: 'generated', name: 'users' },
      evidence: 'derived',
      source: 'files of /etc/skel',
    },
  };
}

/**
 * shadow before 4.13 resets the user's entry in /var/log/lastlog and faillog, at an offset that grows with the id: huge files of holes,
 * which a layer stores as zeros (moby issue 5419; gone with shadow pull request 558 of 2022-08, so from bookworm and noble on).
 */
function sparseLogs(uid: number, stage: StageView): readonly Effect[] {
  const { system } = stage.base;
  if (system.kind !== 'debian') return [];
  const old =
    system.standsInFor === null
      ? system.suite === 'bullseye'
      : /jammy|focal|bionic|xenial/.test(system.standsInFor);
  if (!old) return [];
  const file = (log: keyof typeof LOG_ENTRY): Effect =>
    generatedFile(
      `/var/log/${log}`,
      exactly((uid + 1) * LOG_ENTRY[log]),
      'users',
      `a sparse file for user id ${uid} (moby issue 5419)`,
    );
  return [
    file('lastlog'),
    file('faillog'),
    {
      type: 'notice',
      notice: {
        id: 'useradd-sparse-log',
        severity: 'warning',
        message: `useradd with the id ${uid} makes a huge sparse /var/log/lastlog; add --no-log-init.`,
        link: 'https://docs.docker.com/build/building/best-practices/#user',
      },
    },
  ];
}
