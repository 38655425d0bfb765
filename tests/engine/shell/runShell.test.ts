import { describe, expect, it } from 'vitest';
import { record } from './record.ts';
import type { World } from './record.ts';

type Row = readonly [script: string, lines: readonly string[], world?: World];

function table(title: string, rows: readonly Row[]): void {
  describe(title, () => {
    it.each(rows.map((row) => [row[0], row] as const))('%s', (_title, [script, lines, world]) => {
      expect(record(script, world).lines).toEqual(lines);
    });
  });
}

const UNDECIDED = '! a condition that cannot be decided: both branches are looked at';
const LOOKED_AT = '! a condition that cannot be decided: what follows it is looked at';
const ONCE = '! a loop whose end cannot be told: looked at once';

// Unless a row says otherwise, expectations are what bash 5.2 prints when the programs are replaced by echo.

table('lists and statuses', [
  ['a && b', ['a', 'b']],
  ['a; b\nc', ['a', 'b', 'c']],
  ['a & b', ['a', 'b']],
  ['false && b; c', ['c']],
  ['true || b; c', ['c']],
  ['false || b', ['b']],
  // A command is taken to succeed: the clean-up after || does not run.
  ['a || b', ['a']],
  ['a || true', ['a']],
  ['a || { b; exit 1; }; c', ['a', 'c']],
  ['a && b || c', ['a', 'b']],
  ['! false && b', ['b']],
  ['! true || b', ['b']],
  ['f && b; c', ['f', 'c'], { prints: { f: 'FAIL' } }],
  ['f || b', ['f', 'b'], { prints: { f: 'FAIL' } }],
  ['u || b', ['u', LOOKED_AT, 'b'], { prints: { u: 'UNKNOWN' } }],
  ['u && b; c', ['u', LOOKED_AT, 'b', 'c'], { prints: { u: 'UNKNOWN' } }],
  ['u || exit 1; c', ['u', 'c'], { prints: { u: 'UNKNOWN' } }],
  ['set -e; false; b', []],
  ['set -e; false || true; b', ['b']],
  ['set -e; false && true; b', ['b']],
  ['set -e; if false; then a; fi; b', ['b']],
  ['set -e; ! true; b', ['b']],
  ['set -e; (false); b', []],
  ['set -e; f() { false; a; }; f; b', []],
  ['false; b', ['b']],
  ['set -e; set +e; false; b', ['b']],
  ['set -o errexit; false; b', []],
  ['set -euxo pipefail; false | a; b', ['a <""'], {}],
  ['set -e; false | a; b', ['a <""', 'b']],
  // A missing file ends nothing: a program that is not modelled may have made it, and the image that is weighed builds.
  ['set -e; [ -f /no ]; b', ['b']],
  ['[ -f /no ] || exit 1; b', ['b']],
  ['[ -f /no ] || { echo no; exit 1; }; b', ['b']],
  ['if [ ! -f /no ]; then exit 1; fi; b', ['b']],
  ['if [ -f /no ]; then a; else exit 1; fi; b', ['b']],
  ['command -v no || exit 1; b', ['b']],
  ['[ 1 = 2 ] || exit 1; b', []],
  ['exit 0; b', []],
  ['(exit 1); b', ['b']],
  ['time a', ['a']],
]);

table('variables and quoting', [
  ['X=1; a $X', ['a 1']],
  ['X="p q"; a $X "$X"', ["a p q 'p q'"]],
  ['a \'$X\' "b c" d\\ e', ["a $X 'b c' 'd e'"]],
  ['a "" $EMPTY "$EMPTY"', ["a '' ''"]],
  ['a $X', ['a 1'], { env: { X: '1' } }],
  ['X=1 a; b', ['X=1 a', 'b'], { show: ['X'] }],
  ['X=1; a', ['a'], { show: ['X'] }],
  ['export X=1; a', ['X=1 a'], { show: ['X'] }],
  ['X=1; export X; a', ['X=1 a'], { show: ['X'] }],
  ['export X=1; unset X; a', ['a'], { show: ['X'] }],
  ['export X=1; export -n X; a', ['a'], { show: ['X'] }],
  ['export P=/x:$PATH; a', ['P=/x:/usr/bin:/bin a'], { show: ['P'] }],
  ['X=a; X+=b; c $X', ['c ab']],
  ['X=$(p); a $X b', ['p', "a ''? b"]],
  ['X=$(p); a "x$X"', ['p', 'a x?']],
  ['export X=$(p); a', ['p', 'a'], { show: ['X'] }],
  ['X=$(p); a $X', ['p', 'a v1'], { prints: { p: 'v1\n' } }],
  ['X=`p`; a "$X"', ['p', 'a v1'], { prints: { p: 'v1\n\n' } }],
  ['a $(echo x; echo y)', ['a x y']],
  ['a "$(echo x; echo y)"', ["a 'x\ny'"]],
  ['a $(p | q)', ['p', 'q <stream of p', "a ''?"]],
  ['a $((1 + 2 * 3)) $(( (1+2) * 3 ))', ['a 7 9']],
  ['X=3; a $((X+1)) $((++X)) $X $((X > 3 ? 10 : 20))', ['a 4 4 4 10']],
  ['a $((1 << 4)) $((0x1f)) $((7 / 2)) $((7 % 4)) $((1 && 0))', ['a 16 31 3 3 0']],
  ['a $(($(nproc) + 1))', ['nproc', "a ''?"]],
  ['a ~ ~/x "~" ~root/y', ['a /root /root/x ~ /root/y']],
  ['a {x,y}/z {1..3} {a..c} pre{,fix}', ['a x/z y/z 1 2 3 a b c pre prefix']],
  ['a {01..03} {5..1..2} "{x,y}" {x}', ['a 01 02 03 5 3 1 {x,y} {x}']],
  ['a {p{1,2},q}', ['a p1 p2 q']],
  ['a /var/lib/*/x "*" \\*', ['a */var/lib/*/x * *']],
  ['X="*.c"; a $X "$X"', ['a **.c *.c']],
  ["a $'x\\ny'", ["a 'x\ny'"]],
  ['a $HOME $PWD $0 $#', ['a /root / sh 0'], { env: { HOME: '/root' } }],
  ['a "$@" $1', ["a 'x y' z x y"], { positional: ['x y', 'z'] }],
  ['set -- x y z; shift; a "$@" $#', ['a y z 2']],
  ['set -- "$@" more; a "$*"', ["a 'x more'"], { positional: ['x'] }],
  ['A=(x "y z" w); a "${A[@]}" ${#A[@]} ${A[1]}', ["a x 'y z' w 3 y z"]],
  ['A=(x); A+=(y); A[5]=q; a ${A[@]} "${A[-1]}"', ['a x y q q']],
  ['declare -A M; M[k]=v; a ${M[k]} "${!M[@]}"', ['a v k']],
  ['readonly X=1; a $X', ['a 1']],
  ['X=Y; Y=z; a ${!X}', ['a z']],
  ['a "$(printf %s x)"y', ['a xy']],
  ['$UNSET a b', ['a b']],
  ['$(p) b', ['p', '! a command whose name is not known']],
]);

table('parameter expansion', [
  ['a ${X:-d} ${X-d} ${X:+s}', ['a d d']],
  ['X=; a ${X:-d} "${X-d}" ${X+s}', ["a d '' s"]],
  ['a ${X:=d} $X', ['a d d']],
  ['a ${X:-$(echo p)/${Y:-q}}', ['a p/q']],
  ['X=1; a ${X:?no} && b', ['a 1', 'b']],
  ['a ${X:?no}; b', []],
  ['F=a.tar.gz; a ${F%.gz} ${F%%.*} ${F#*.} ${F##*.}', ['a a.tar a tar.gz gz']],
  ['P=/a/b/c; a ${P%/*} ${P##*/}', ['a /a/b c']],
  ['V=1.2.3; a ${V//./-} ${V/./} ${V/#1/x} ${V/%3/y}', ['a 1-2-3 12.3 x.2.3 1.2.y']],
  ['V=abcdef; a ${#V} ${V:2} ${V:1:2} ${V: -2} ${V::3}', ['a 6 cdef bc ef abc']],
  ['V=abC; a ${V^^} ${V,,} ${V^}', ['a ABC abc AbC']],
  ['X=$(p); a ${X:-d} ${X%/*} ${#X}', ['p', "a ''? ''? ''?"]],
  ['S="a b"; a ${S// /_}', ['a a_b']],
]);

table('folders', [
  ['cd /tmp && a', ['[/tmp] a']],
  ['cd x; cd y/..; a', ['[/opt/x] a'], { cwd: '/opt' }],
  ['cd /tmp; cd -; a', ['a']],
  ['cd; a', ['[/root] a']],
  ['(cd /tmp && a); b', ['[/tmp] a', 'b']],
  ['pushd /a; b; popd; c', ['[/a] b', 'c']],
  ['cd "$(p)"; a', ['p', '! cd into a folder whose name is not known', 'a']],
  ['cd /src-*; a', ['[/src-1] a'], { files: { '/src-1/': '' } }],
  ['a $(cd /x && pwd)', ['a /x']],
]);

table('conditions', [
  ['if true; then a; else b; fi', ['a']],
  ['if false; then a; elif true; then b; else c; fi', ['b']],
  ['if a; then b; else c; fi', ['a', 'b']],
  ['if u; then b; else c; fi', ['u', UNDECIDED, 'b', 'c'], { prints: { u: 'UNKNOWN' } }],
  ['if [ "$X" = 1 ]; then a; else b; fi', ['a'], { env: { X: '1' } }],
  ['if [ "$X" = 1 ]; then a; else b; fi', ['b'], { env: { X: '2' } }],
  ['if [ "$(p)" = 1 ]; then a; else b; fi', ['p', UNDECIDED, 'a', 'b']],
  ['[ -z "$X" ] && a; [ -n "$X" ] && b', ['a']],
  ['[ 2 -gt 1 ] && a; test 1 -eq 2 || b', ['a', 'b']],
  [
    '[ -f /f ] && a; [ -d /d ] && b; [ -e /no ] || c',
    ['a', 'b', 'c'],
    { files: { '/f': '', '/d/': '' } },
  ],
  ['[ -d /f ] || a', ['a'], { files: { '/f': '' } }],
  ['[ -f /m ] || a', [LOOKED_AT, 'a'], { maybe: ['/m'] }],
  ['[ ! -f /f ] || [ x != y -a -n z ] && a', ['a'], { files: { '/f': '' } }],
  ['[ a = b -o c = c ] && a; [ ] || b; [ -n ] && c', ['a', 'b', 'c']],
  ['[[ $X == 1.* && ! $X =~ ^2 ]] && a', ['a'], { env: { X: '1.5' } }],
  [
    '[[ $X =~ ^([0-9]+)\\.([0-9]+) ]] && a ${BASH_REMATCH[1]} ${BASH_REMATCH[2]}',
    ['a 3 12'],
    { env: { X: '3.12' } },
  ],
  ['[[ "a*" == "a*" && ab != "a*" ]] && a', ['a']],
  ['(( 2 > 1 )) && a; (( 0 )) || b', ['a', 'b']],
  ['case "$X" in amd64) a;; arm64|aarch64) b;; *) c;; esac', ['b'], { env: { X: 'arm64' } }],
  ['case "$X" in a*) a;; *) c;; esac', ['c'], { env: { X: 'x' } }],
  ['case x in x) a;& y) b;; z) c;; esac', ['a', 'b']],
  [
    'case "$(uname -m)" in x86_64) a;; aarch64) b;; *) exit 1;; esac; c',
    ['uname -m', '! a case that cannot be decided: all its branches are looked at', 'a', 'b', 'c'],
  ],
  ['if u; then X=1; else X=2; fi; a "$X"', ['u', UNDECIDED, "a ''?"], { prints: { u: 'UNKNOWN' } }],
  ['if u; then X=1; else X=1; fi; a "$X"', ['u', UNDECIDED, 'a 1'], { prints: { u: 'UNKNOWN' } }],
  ['if u; then a; exit 1; fi; b', ['u', UNDECIDED, 'a', 'b'], { prints: { u: 'UNKNOWN' } }],
  ['X=0; if u; then X=1; exit 1; fi; b $X', ['u', UNDECIDED, 'b 0'], { prints: { u: 'UNKNOWN' } }],
  ['command -v curl && a; command -v no || b', ['a', 'b'], { files: { '/usr/bin/curl': '' } }],
  [
    'a "$(which curl)" "$(command -v ls)"',
    ['a /usr/bin/curl /bin/ls'],
    { files: { '/usr/bin/curl': '', '/bin/ls': '' } },
  ],
  ['type curl >/dev/null 2>&1 || a', [LOOKED_AT, 'a'], { maybe: ['/usr/bin/curl'] }],
  ['hash curl || a', ['a']],
]);

table('loops', [
  ['for i in 1 2 3; do a $i; done', ['a 1', 'a 2', 'a 3']],
  ['for i in {1..2} x; do a $i; done', ['a 1', 'a 2', 'a x']],
  ['X="p q"; for i in $X; do a $i; done', ['a p', 'a q']],
  [
    'for f in /d/*.whl; do a $f; done',
    ['a /d/x.whl', 'a /d/y.whl'],
    { files: { '/d/x.whl': '', '/d/y.whl': '' } },
  ],
  ['cd /d; for f in *.whl; do a ${f%.whl}; done', ['[/d] a x'], { files: { '/d/x.whl': '' } }],
  [
    'for f in /d/*; do a "$f"; done',
    ['! a loop over what is not known: looked at once', 'a /d/*?'],
  ],
  ['for i; do a $i; done', ['a x'], { positional: ['x'] }],
  ['for i in 1 2 3; do a $i && break; done', ['a 1']],
  ['for i in 1 2 3; do [ $i = 2 ] && continue; a $i; done', ['a 1', 'a 3']],
  ['for i in 1 2; do for j in x y; do a $i$j; break 2; done; done; b', ['a 1x', 'b']],
  ['for i in 1 2; do (exit 1) || break; done; b', ['b']],
  ['for ((i=0; i<3; i++)); do a $i; done', ['a 0', 'a 1', 'a 2']],
  ['i=0; while [ $i -lt 2 ]; do a $i; i=$((i+1)); done', ['a 0', 'a 1']],
  ['i=0; until [ $i -ge 2 ]; do a $i; i=$((i+1)); done', ['a 0', 'a 1']],
  ['while true; do a; break; done; b', ['a', 'b']],
  ['until curl x; do sleep 1; done; b', ['curl x', 'b']],
  ['while p; do a; done; b', ['p', 'a', ONCE, 'b']],
  [
    'while true; do if u; then break; fi; a; done; b',
    ['u', UNDECIDED, 'a', ONCE, 'b'],
    { prints: { u: 'UNKNOWN' } },
  ],
  [
    'printf "x 1\\ny 2 3\\n" | while read -r n v; do a "$n" "$v"; done',
    ['a x 1 <"y 2 3\\n"', `a y '2 3' <""`],
  ],
  [
    'while read l; do a $l; done < /list',
    ['a p <"q\\n"', 'a q <""'],
    { files: { '/list': 'p\nq\n' } },
  ],
  ['while IFS=, read -r n v; do a "$n" "$v"; done <<< "x,y z"', [`a x 'y z' <""`]],
  ['curl x | while read l; do a "$l"; done', ['curl x', "a ''? <stream of curl", ONCE]],
]);

table('functions and subshells', [
  ['f() { a "$1" "$#"; }; f x y', ['a x 2']],
  ['function f { a; return 1; b; }; f || c', ['a', 'c']],
  ['X=1; f() { local X=2; a $X; }; f; a $X', ['a 2', 'a 1']],
  ['X=1; f() { X=2; }; f; a $X', ['a 2']],
  ['X=1; (X=2; a $X); a $X', ['a 2', 'a 1']],
  ['{ a; b; } && c', ['a', 'b', 'c']],
  ['f() { f; }; f; a', ['! calls are nested too deep to follow', 'a']],
  ['f() { echo "v$1"; }; a "$(f 1)"', ['a v1']],
  ['f() { exit 0; }; f; a', []],
  ['echo() { a "$@"; }; echo x; command echo y | b', ['a x', 'b <"y\\n"']],
]);

table('input and output', [
  ['echo hello > /f', ['> /f "hello\\n"']],
  ['echo "a\\tb" > /f', ['> /f "a\\tb\\n"'], { dialect: 'sh' }],
  ['echo "a\\tb" > /f', ['> /f "a\\\\tb\\n"'], { dialect: 'bash' }],
  ['echo -e "a\\tb" > /f', ['> /f "a\\tb\\n"']],
  ['echo -n x >> f', ['>> /w/f "x"'], { cwd: '/w' }],
  ['printf "%s=%d\\n" a 1 b 2 > /f', ['> /f "a=1\\nb=2\\n"']],
  ['printf "%05.1f|%-4s|%4s|%x|%%" 2.75 ab cd 255 > /f', ['> /f "002.8|ab  |  cd|ff|%"']],
  ['echo "v=$(p)" > /f', ['p', '> /f ?']],
  ['p > /f 2>/dev/null', ['p', '> /f ?']],
  ['p > /f', ['p', '> /f "x"'], { prints: { p: 'x' } }],
  ['p 2> /log', ['p', '> /log ?']],
  ['p > /log 2>&1', ['p', '> /log ?']],
  ['p &> /log', ['p', '> /log ?']],
  ['p > /dev/null 2>&1; q >&2', ['p', 'q']],
  ['> /f', ['> /f ""']],
  [': > /f', ['> /f ""']],
  ['echo a >&2 | b', ['b <""']],
  ['{ echo a; echo b; } > /f', ['> /f "a\\nb\\n"']],
  ['(echo a; p) >> /f', ['p', '>> /f ?']],
  ['for i in 1 2; do echo $i; done > /f', ['> /f "1\\n2\\n"']],
  ['echo a > "$(p)"', ['p', '! output goes to a file whose name is not known']],
  ['echo a | tee /f', ['tee /f <"a\\n"']],
  ['curl x | tar xz -C /opt', ['curl x', 'tar xz -C /opt <stream of curl']],
  [
    'curl x | gpg --dearmor | tee /k > /dev/null',
    ['curl x', 'gpg --dearmor <stream of curl', 'tee /k <stream of gpg'],
  ],
  ['cat <<EOF\nx $X\nEOF', ['cat <"x 1\\n"'], { env: { X: '1' } }],
  ["cat <<'EOF' > /f\nx $X\nEOF", ['cat <"x $X\\n"', '> /f ?']],
  ['cat <<-EOF\n\tx\n\tEOF\nb', ['cat <"x\\n"', 'b']],
  ['cat <<A; b <<B\n1\nA\n2\nB', ['cat <"1\\n"', 'b <"2\\n"']],
  ['bash <<EOF\napt-get \\\\\n update \\$x\nEOF', ['bash <"apt-get \\\\\\n update $x\\n"']],
  ['a <<< "x$X"', ['a <"x1\\n"'], { env: { X: '1' } }],
  ['a < /f', ['a <"t"'], { files: { '/f': 't' } }],
  ['a < /no', ['a <""?']],
  ['a <(p) b', ['p', 'a /dev/fd/63? b']],
  ['a < <(echo x)', ['a <"x\\n"']],
  ['read X < /f; a $X', ['a 1.2'], { files: { '/f': '1.2\n' } }],
  ['mapfile -t L < /f; a "${L[@]}"', ["a 'x y' z"], { files: { '/f': 'x y\nz\n' } }],
  ['X=$(cat /f) && a $X', ['cat /f', 'a t'], { prints: { 'cat /f': 't' } }],
  ['yes | a', ['yes', 'a <stream of yes']],
]);

table('what changes the shell', [
  ['eval "X=1; a \\$X"', ['a 1']],
  ['eval "$(p)"; b', ['p', '! eval of a text that is not known', 'b']],
  [
    '. /etc/os-release; a $VERSION_CODENAME',
    ['a bookworm'],
    { files: { '/etc/os-release': 'VERSION_CODENAME=bookworm\n' } },
  ],
  ['. /etc/os-release; a $VERSION_ID', ["a ''?"], { maybe: ['/etc/os-release'] }],
  [
    '. /v/bin/activate && a',
    ['PATH=/v/bin:/usr/bin:/bin VIRTUAL_ENV=/v a'],
    { show: ['PATH', 'VIRTUAL_ENV'] },
  ],
  ['source /x.sh; b', ['! the text of /x.sh is not known', 'b'], { maybe: ['/x.sh'] }],
  ['source /x.sh p; b $Y', ['a p', 'b 2'], { files: { '/x.sh': 'a $1\nY=2\n' } }],
  ['exec a b; c', ['a b']],
  ['exec > /dev/null; a', ['a']],
  ['command a b; builtin echo x', ['a b']],
  ['trap "rm x" EXIT; umask 022; ulimit -n 10; wait; a', ['a', 'rm x']],
  ['trap "rm x" EXIT; false; exit 1; a', ['rm x']],
  ['trap "rm x" EXIT; trap - EXIT; trap "b" INT; a', ['a']],
  ['(trap "rm x" EXIT; a); b', ['a', 'rm x', 'b']],
  ['/bin/echo x > /f; /usr/bin/test 1 = 1 && a', ['> /f "x\\n"', 'a']],
  ['alias x=y; shopt -s globstar; a', ['a']],
  ['select x in a b; do c; done; d', ['! select is not followed', 'd']],
]);

table('broken scripts give what could be read', [
  [
    'a; if',
    ["! shell syntax: expected 'then'", "! shell syntax: expected 'fi' to close 'if'", 'a'],
  ],
  ['', []],
]);
