import type { ReadonlyFilesystem } from '../filesystem/filesystem.ts';
import { isWithin } from '../filesystem/normalizePath.ts';

/** Folders that every Linux image has (Filesystem Hierarchy Standard 3.0), whether or not the ledger holds a file in them. */
const STANDARD = new Set(
  (
    '/ /bin /boot /dev /etc /etc/apt /etc/apt/keyrings /etc/apt/sources.list.d /etc/profile.d /etc/ssl/certs /home /lib /lib64 ' +
    '/media /mnt /opt /proc /root /run /sbin /srv /sys /tmp /usr /usr/bin /usr/include /usr/lib /usr/local /usr/local/bin ' +
    '/usr/local/etc /usr/local/include /usr/local/lib /usr/local/sbin /usr/local/share /usr/local/src /usr/sbin /usr/share ' +
    '/usr/share/fonts /usr/share/keyrings /usr/src /var /var/cache /var/lib /var/log /var/opt /var/tmp'
  ).split(' '),
);

/** Whether `path` (normalised) is known to be a folder. */
export function isFolder(filesystem: ReadonlyFilesystem, path: string): boolean {
  if (STANDARD.has(path)) return true;
  const entries = filesystem.under(path);
  // A bind mount of a file shows that file; of a cache, or of what nobody listed, a folder.
  if (filesystem.mountAt(path)?.target === path) {
    return !entries.some(({ content }) => !content.spread && content.path === path);
  }
  return entries.some(({ content }) => content.spread || content.path !== path);
}

/** The innermost folder of scattered bytes above `path` that may hold it; undefined when nothing may. */
export function holderOf(filesystem: ReadonlyFilesystem, path: string) {
  return holdersOf(filesystem, path)[0];
}

/** All folders of scattered bytes above `path` that may hold some of it, the innermost first. */
export function holdersOf(filesystem: ReadonlyFilesystem, path: string) {
  return filesystem
    .under('/')
    .filter(({ content }) => content.spread && isWithin(path, content.path))
    .sort((a, b) => b.content.path.length - a.content.path.length);
}

/** Folders that the system's own packages fill in every image of a distribution (Filesystem Hierarchy Standard 3.0). */
export function isSystemFolder(path: string): boolean {
  return /^\/((usr\/)?(bin|sbin|lib)|usr|usr\/(share|include)|etc|var|var\/lib)$/.test(path);
}
