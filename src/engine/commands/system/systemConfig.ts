import { between, type Amount } from '../../amount.ts';
import { generatedFile } from '../generatedFile.ts';
import type { Program } from '../program.ts';

/** Files that small system programs write anew, by program. */
const WRITES: Readonly<
  Record<string, { readonly path: string; readonly amount: Amount; readonly source: string }>
> = {
  // Answers are kept in files that are written anew.
  'dpkg-reconfigure': {
    path: '/var/cache/debconf/config.dat',
    amount: between(5e3, 20e3, 1e6),
    source: 'debconf answers, written anew',
  },
  'update-ca-trust': {
    path: '/etc/pki/ca-trust/extracted',
    amount: between(0.5e6, 1e6, 2e6),
    source: 'bundles in several formats',
  },
  'fc-cache': {
    path: '/var/cache/fontconfig',
    amount: between(10e3, 100e3, 3e6),
    source: 'a cache that grows with the fonts',
  },
  'ssh-keygen': {
    path: '/etc/ssh/ssh_host_keys',
    amount: between(400, 3e3, 10e3),
    source: 'a pair of keys',
  },
  openssl: {
    path: '/etc/ssl/generated.pem',
    amount: between(0, 3e3, 20e3),
    source: 'keys and certificates',
  },
  crontab: {
    path: '/var/spool/cron/crontabs/root',
    amount: between(50, 300, 3e3),
    source: 'a table of some lines',
  },
  'update-desktop-database': {
    path: '/usr/share/applications/mimeinfo.cache',
    amount: between(100, 3e3, 30e3),
    source: 'a cache',
  },
  'update-mime-database': {
    path: '/usr/share/mime/mime.cache',
    amount: between(100e3, 2e6, 5e6),
    source: 'caches of shared-mime-info',
  },
  mandb: {
    path: '/var/cache/man',
    amount: between(10e3, 500e3, 3e6),
    source: 'an index of manual pages',
  },
  updatedb: {
    path: '/var/lib/mlocate/mlocate.db',
    amount: between(50e3, 1e6, 20e6),
    source: 'an index of file names',
  },
  'update-initramfs': {
    path: '/boot/initrd.img',
    amount: between(0, 0, 80e6),
    source: 'containers have no kernel',
  },
  'systemd-machine-id-setup': {
    path: '/etc/machine-id',
    amount: between(33, 33, 33),
    source: 'one line',
  },
};

/** System programs that write a few small files. */
export const systemConfig: Program = {
  names: Object.keys(WRITES),
  run(call) {
    const isReading = call.args.some(({ text }) =>
      /^(--list|--truename|version|-V|--version|--help|dgst|x509|s_client|rand|enc|-l|--check)$/.test(
        text,
      ),
    );
    const file = WRITES[call.name];
    if (file === undefined || isReading) return { effects: [] };
    return {
      effects: [
        generatedFile(file.path, file.amount, call.name, file.source, { evidence: 'assumed' }),
      ],
    };
  },
};
