import type { Program } from '../program.ts';

/** Programs that read, print, wait or talk, and leave no bytes behind. */
const SILENT = (
  'true false : sleep wait sync ls ll dir vdir tree wc comm diff cmp paste join fold fmt column nl od xxd hexdump strings ' +
  'base64 base32 iconv envsubst jq yq xmllint date cal uptime tty stty tput clear reset nproc hostname hostid dnsdomainname domainname ' +
  'groups who w users last ps pgrep pidof pkill kill killall top free vmstat lscpu lsblk lspci lsmod dmesg sysctl ulimit getent locale ' +
  'ping host dig nslookup ip ifconfig netstat ss nc ncat telnet traceroute ssh ssh-keyscan ssh-add ssh-agent ' +
  'stat du df file blkid findmnt mount umount losetup md5sum sha1sum sha224sum sha256sum sha384sum sha512sum shasum b2sum cksum sum ' +
  'ldd nm objdump readelf scanelf size nvidia-smi rocm-smi lshw man info apropos help factor shuf bc dc ' +
  'service systemctl journalctl invoke-rc.d update-rc.d policy-rc.d initctl supervisorctl rc-update openrc loginctl timedatectl ' +
  'chattr lsattr getfacl getcap logger mesg pwd yes dpkg-architecture dpkg-buildflags dpkg-vendor dircolors lsof strace fuser ' +
  'a2enmod a2dismod a2ensite a2dissite a2enconf a2disconf phpenmod phpdismod ' +
  'nginx httpd apachectl apache2ctl redis-cli redis-server mysql psql mysqladmin pg_isready rabbitmqctl rabbitmq-plugins ' +
  'ffprobe gofmt golint staticcheck golangci-lint sccache ccache hadolint shellcheck flake8 mypy ruff gunicorn uvicorn ' +
  'getopt dpkg-sig debsums subscription-manager conda-unpack pytest tox actionlint vipsheader ' +
  // Of the Jupyter stacks: it changes only what does not have the right owner yet, which is what the same RUN has written.
  'fix-permissions ' +
  'readonly shift stopwatch less more expand unexpand tsort numfmt pathchk sg newgrp'
).split(' ');

/** They do nothing that counts; what they print is not known. */
export const nothing: Program = {
  names: SILENT,
  run(call) {
    // The ones whose answer decides a condition: their input would have to be known.
    const decides = /^(diff|cmp|getent|pgrep|pidof|ping|nc|mount|locale|nvidia-smi)$/.test(
      call.name,
    );
    if (call.name === 'false') return { effects: [], status: 'failure' };
    return decides ? { effects: [], status: 'unknown' } : { effects: [] };
  },
};
