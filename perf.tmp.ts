import { readFileSync } from 'node:fs';
import { record } from './tests/engine/shell/record.ts';
import { parseShell } from './src/engine/shell/parseShell.ts';
import { parseDockerfile } from './src/engine/dockerfile/parseDockerfile.ts';
const t = readFileSync('tests/engine/shell/officialBodies.txt','utf8').split(/^##### .*\n/m).slice(1).map(s=>s.split('\n-----')[0]!);
const big = t.slice(0,6).join('\n'); 
console.log('lines', big.split('\n').length, 'chars', big.length);
for (let r=0;r<5;r++){ let s=performance.now(); for(let i=0;i<50;i++) record(big); const e=performance.now(); for(let i=0;i<50;i++) parseShell(big); console.log('run ms',(e-s)/50,'parse+convert ms',(performance.now()-e)/50);}
for (const x of ['while true; do a; done','x=aa; while true; do x=$x$x$x$x; done','f() { while true; do while true; do :; done; done; }; f','f() { f; f; }; f', 'x="eval \\"\\$x\\""; eval "$x"', 'a {1..9}{1..9}{1..9}{1..9}{1..9}{1..9}', 'x=$(seq 1); while :; do x=a$x; y=${x//a*b/c}; done', 'x=aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa; for i in 1 2 3 4 5 6 7 8 9 10; do x=$x$x; done; for i in {1..50}; do y=${x//*b/c}; done']) { const s=performance.now(); record(x); console.log((performance.now()-s).toFixed(0),'ms',x); }
const gen = (n:number)=>'FROM a\n'+'RUN apt-get install \\\n  # c\n\n  b\nCOPY <<A <<B /d\nx\nA\ny\nB\nENV a=b c="d e"\n'.repeat(n);
for (const n of [10,100,1000,10000]) { const t=gen(n); const s=performance.now(); parseDockerfile(t); console.log('dockerfile', t.length, performance.now()-s); }
for (const [n,x] of Object.entries({one:'FROM a\nRUN '+'x '.repeat(2_500_000), cont:'FROM a\nRUN '+'x \\\n'.repeat(1_200_000), here:'FROM a\nRUN <<EOF\n'+'x y\n'.repeat(1_200_000), env: 'FROM a\nENV '+'a=b '.repeat(1_200_000), copy:'FROM a\nCOPY '+'a '.repeat(2_500_000), quote: 'FROM a\nRUN "<<'+'a '.repeat(2_500_000), directives: '# a=b\n'.repeat(800000), flags: 'FROM a\nRUN '+'--mount=type=cache '.repeat(250000), froms:'FROM a\n'.repeat(700000), opens: 'FROM a\n'+'RUN <<A\n'.repeat(600000), hs: 'FROM a\nCOPY '+'<<A '.repeat(1000000)+'/x\nA\n'})) { const s=performance.now(); const d=parseDockerfile(x); console.log(n, x.length, (performance.now()-s).toFixed(0), d.problems.length); }
