import { builtinPrograms } from './builtinPrograms.ts';
import { cat } from './cat.ts';
import { chmod } from './chmod.ts';
import { chown } from './chown.ts';
import { cp } from './cp.ts';
import { curl } from './curl.ts';
import { dd } from './dd.ts';
import { edits } from './edits.ts';
import { chroot, env, wrappers } from './env.ts';
import { find } from './find.ts';
import { gcc } from './gcc.ts';
import { git } from './git.ts';
import { gpg } from './gpg.ts';
import { grep } from './grep.ts';
import { gzip } from './gzip.ts';
import { install } from './install.ts';
import { interpreters, sqlite } from './interpreters.ts';
import { ldconfig } from './ldconfig.ts';
import { ln } from './ln.ts';
import { make } from './make.ts';
import { mkdir } from './mkdir.ts';
import { mv } from './mv.ts';
import { nothing } from './nothing.ts';
import { otherBuilds } from './otherBuilds.ts';
import { otherTools } from './otherTools.ts';
import type { Program } from './program.ts';
import { rm } from './rm.ts';
import { rsync } from './rsync.ts';
import { sed } from './sed.ts';
import { sh } from './sh.ts';
import { strip } from './strip.ts';
import { sudo } from './sudo.ts';
import { systemConfig } from './systemConfig.ts';
import { mktemp, systemInfo, which } from './systemInfo.ts';
import { tar } from './tar.ts';
import { tee } from './tee.ts';
import { textFilters } from './textFilters.ts';
import { touch } from './touch.ts';
import { unzip, zip } from './unzip.ts';
import { updateAlternatives } from './updateAlternatives.ts';
import { useradd } from './useradd.ts';
import { versionManagers } from './versionManagers.ts';
import { wget } from './wget.ts';
import { xargs } from './xargs.ts';

/** Models of ordinary Unix programs. */
export const unixPrograms: readonly Program[] = [
  ...[
    builtinPrograms,
    cat,
    chmod,
    chown,
    chroot,
    cp,
    curl,
    dd,
    edits,
    env,
    find,
    gcc,
    git,
    gpg,
    grep,
    gzip,
    install,
    interpreters,
    ldconfig,
    ln,
  ],
  ...[
    make,
    mkdir,
    mktemp,
    mv,
    nothing,
    otherBuilds,
    otherTools,
    rm,
    rsync,
    sed,
    sh,
    sqlite,
    strip,
    sudo,
    systemConfig,
    systemInfo,
    tar,
    tee,
  ],
  ...[
    textFilters,
    touch,
    unzip,
    updateAlternatives,
    useradd,
    versionManagers,
    wget,
    which,
    wrappers,
    xargs,
    zip,
  ],
];
