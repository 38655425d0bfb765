import { expect, test } from 'vitest';
import { report } from './weigh.ts';

/** The last layer as `low..high`, and what is asked at its line. */
function lastLayer(dockerfile: string): string {
  const { layers, unknowns } = report({ dockerfile });
  const layer = layers.at(-1);
  if (layer === undefined) return '';
  const asked = unknowns.filter(({ line }) => line === layer.line).map(({ what }) => what);
  return [`${layer.low}..${layer.high}`, ...asked].join(', ');
}

/** A program that an interpreter reads from its pipe is a script like any other: it is never 0 B beyond doubt. */
test.each([
  // python3 -, node -, ruby -, perl -: POSIX utility conventions, a program from standard input.
  ['curl -sSL https://x.org/y.py | python3 -', '0..2000000000, the program x.org/y.py'],
  ['curl -L https://x.org/i.pl | perl - App::x', '0..2000000000, the program x.org/i.pl'],
  ['curl x.org/i.rb | ruby', '0..2000000000, the program x.org/i.rb'],
  ['curl x.org/i.js | node -', '0..2000000000, the program x.org/i.js'],
  // These read it as data.
  ['curl x.org/j | node -v', '0..0'],
  ['curl x.org/j | perl -ne print', '0..0'],
  // getcomposer.org, Command-line installation.
  ['curl -sS https://getcomposer.org/installer | php', '1900000..3600000'],
  ['php composer-setup.php --install-dir=/usr/local/bin', '1900000..3600000'],
  // bun.sh, Installation; get.docker.com; pyenv-installer.
  ['curl -fsSL https://bun.sh/install | bash', '50000000..125000000'],
  ['curl -fsSL https://get.docker.com | sh', '250000000..650000000'],
  ['curl https://pyenv.run | bash', '2000000..70000000'],
  // xargs(1), -a FILE; what a list of packages brings is not nothing.
  ['xargs -a /list apt-get install -y', '0..1000000000, xargs apt-get'],
  ['echo "x" > /list && xargs -a /list frob', '2..100000002, frob'],
  // What a build leaves is known as a whole: some part of it is copied.
  [
    'make -C /src && mkdir /l && find /src -name "*.bin" -exec cp {} /l \\; && rm -rf /src',
    '0..3000000000, what find takes from /src',
  ],
  // A base image has files below /usr/share, of whose bytes only the whole is known.
  ['cp -r /usr/share /copy', '0..100000000, the size of /usr/share'],
] as const)('%s: %s', (run, expected) => {
  expect(lastLayer(`FROM base\nRUN ${run}`)).toBe(expected);
});

// moby/buildkit parser.ParseHeredoc: a delimiter of two words is none, so the shell reads the line.
test('RUN <<EOF python3 gives its here-document to python3', () => {
  expect(lastLayer('FROM base\nRUN <<EOF node\nwriteIt(1)\nEOF')).toBe(
    '0..100000000, node writeIt(1)',
  );
  expect(lastLayer('FROM base\nRUN <<-EOF cat > /f\n\tabc\n\tEOF')).toBe('4..4');
});

// Dockerfile reference, FROM --platform: the image has the platform of its last stage's base.
test('FROM --platform of the target is the platform of the image', () => {
  const { image } = report({ dockerfile: 'FROM --platform=linux/arm64 base\nRUN true' });
  expect(image.platform).toBe('linux/arm64');
});
