import { between } from '../../amount.ts';
import type { Effect } from '../../effects.ts';
import { parseOptions } from '../../shell/parseOptions.ts';
import type { Program } from '../program.ts';
import { removed, written } from '../written.ts';

/** The helpers of the official PHP images, and pecl: each extension is a shared library of some hundred kilobytes. */
export const php: Program = {
  names: [
    'docker-php-ext-install',
    'docker-php-ext-configure',
    'docker-php-ext-enable',
    'docker-php-source',
    'pecl',
    'install-php-extensions',
  ],
  run(call) {
    const options = parseOptions(call.args, { withValue: ['-j'] });
    const names = options.operands.map(({ text }) => text).filter((name) => name !== '');
    switch (call.name) {
      case 'docker-php-ext-install':
        return { effects: names.map((name) => extension(name, between(0.1e6, 0.9e6, 6e6))) };
      case 'install-php-extensions':
        return { effects: names.map((name) => extension(name, between(0.1e6, 5e6, 80e6))) };
      case 'pecl':
        return {
          effects:
            names[0] === 'install'
              ? [
                  ...names.slice(1).map((name) => extension(name, between(0.2e6, 2.5e6, 20e6))),
                  written({
                    path: '/tmp/pear',
                    amount: between(0.1e6, 2e6, 30e6),
                    fileClass: 'cache',
                    origin: { kind: 'download', name: 'pecl' },
                    evidence: 'assumed',
                    source: 'pecl leaves the downloaded archives below /tmp/pear',
                  }),
                ]
              : [],
        };
      case 'docker-php-source':
        return {
          effects:
            names[0] === 'delete'
              ? [removed(['/usr/src/php'])]
              : names[0] === 'extract'
                ? [source()]
                : [],
        };
      default:
        return { effects: [] };
    }
  },
};

function extension(name: string, amount: ReturnType<typeof between>): Effect {
  return written({
    path: '/usr/local/lib/php/extensions',
    amount,
    fileClass: 'native',
    origin: { kind: 'download', name: `php ${name}` },
    evidence: 'assumed',
    source: 'an extension is one shared library; the helper takes the sources away again',
  });
}

function source(): Effect {
  return written({
    path: '/usr/src/php',
    amount: between(90e6, 130e6, 170e6),
    origin: { kind: 'download', name: 'sources of PHP' },
    evidence: 'assumed',
    source: 'the unpacked sources of PHP',
  });
}
