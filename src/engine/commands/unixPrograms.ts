import { builtinPrograms } from './system/builtinPrograms.ts';
import { cat } from './text/cat.ts';
import { chmod } from './files/chmod.ts';
import { chown } from './files/chown.ts';
import { cp } from './files/cp.ts';
import { curl } from './download/curl.ts';
import { dd } from './files/dd.ts';
import { edits } from './text/edits.ts';
import { chroot, env, wrappers } from './wrappers/env.ts';
import { find } from './find/find.ts';
import { gcc } from './build/gcc.ts';
import { git } from './download/git.ts';
import { gpg } from './download/gpg.ts';
import { grep } from './text/grep.ts';
import { gzip } from './archive/gzip.ts';
import { install } from './files/install.ts';
import { interpreters, sqlite } from './wrappers/interpreters.ts';
import { ldconfig } from './system/ldconfig.ts';
import { ln } from './files/ln.ts';
import { make } from './build/make.ts';
import { mkdir } from './files/mkdir.ts';
import { mv } from './files/mv.ts';
import { nothing } from './system/nothing.ts';
import { otherBuilds } from './build/otherBuilds.ts';
import { otherTools } from './system/otherTools.ts';
import type { Program } from './program.ts';
import { rm } from './files/rm.ts';
import { rsync } from './files/rsync.ts';
import { sed } from './text/sed.ts';
import { sh } from './wrappers/sh.ts';
import { strip } from './build/strip.ts';
import { sudo } from './wrappers/sudo.ts';
import { systemConfig } from './system/systemConfig.ts';
import { mktemp, systemInfo, which } from './system/systemInfo.ts';
import { tar } from './archive/tar.ts';
import { tee } from './text/tee.ts';
import { textFilters } from './text/textFilters.ts';
import { touch } from './files/touch.ts';
import { unzip, zip } from './archive/unzip.ts';
import { updateAlternatives } from './system/updateAlternatives.ts';
import { useradd } from './system/useradd.ts';
import { versionManagers } from './languages/versionManagers.ts';
import { wget } from './download/wget.ts';
import { xargs } from './find/xargs.ts';

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
