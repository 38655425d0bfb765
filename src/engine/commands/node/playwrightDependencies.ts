import type { DebianSuite } from '../../packages/debian/debianIndex.ts';

type Group = 'tools' | 'chromium' | 'firefox' | 'webkit';
type Groups = Readonly<Record<Group, string>>;

/** Debian packages that Playwright's browsers need on bookworm: the lists of Playwright 1.65.1 (nativeDeps), read 2026-11-21. */
const BOOKWORM: Groups = {
  tools:
    'xvfb fonts-noto-color-emoji fonts-unifont libfontconfig1 libfreetype6 xfonts-scalable fonts-liberation fonts-ipafont-gothic fonts-wqy-zenhei fonts-tlwg-loma-otf fonts-freefont-ttf',
  chromium:
    'libasound2 libatk-bridge2.0-0 libatk1.0-0 libatspi2.0-0 libcairo2 libcups2 libdbus-1-3 libdrm2 libgbm1 libglib2.0-0 libnspr4 libnss3 libpango-1.0-0 libx11-6 libxcb1 libxcomposite1 libxdamage1 libxext6 libxfixes3 libxkbcommon0 libxrandr2',
  firefox:
    'libasound2 libatk1.0-0 libavcodec59 libcairo-gobject2 libcairo2 libdbus-1-3 libdbus-glib-1-2 libfontconfig1 libfreetype6 libgdk-pixbuf-2.0-0 libglib2.0-0 libgtk-3-0 libharfbuzz0b libpango-1.0-0 libpangocairo-1.0-0 libx11-6 libx11-xcb1 libxcb-shm0 libxcb1 libxcomposite1 libxcursor1 libxdamage1 libxext6 libxfixes3 libxi6 libxrandr2 libxrender1 libxtst6',
  webkit:
    'libsoup-3.0-0 gstreamer1.0-libav gstreamer1.0-plugins-bad gstreamer1.0-plugins-base gstreamer1.0-plugins-good libatk-bridge2.0-0 libatk1.0-0 libcairo2 libdbus-1-3 libdrm2 libegl1 libenchant-2-2 libepoxy0 libevdev2 libfontconfig1 libfreetype6 libgbm1 libgdk-pixbuf-2.0-0 libgles2 libglib2.0-0 libglx0 libgstreamer-gl1.0-0 libgstreamer-plugins-base1.0-0 libgstreamer1.0-0 libgtk-4-1 libgudev-1.0-0 libharfbuzz-icu0 libharfbuzz0b libhyphen0 libicu72 libjpeg62-turbo liblcms2-2 libmanette-0.2-0 libnotify4 libopengl0 libopenjp2-7 libopus0 libpango-1.0-0 libpng16-16 libproxy1v5 libsecret-1-0 libwayland-client0 libwayland-egl1 libwayland-server0 libwebp7 libwebpdemux2 libwoff1 libx11-6 libxcomposite1 libxdamage1 libxkbcommon0 libxml2 libxslt1.1 libatomic1 libevent-2.1-7 libavif15',
};
/** Debian packages that Playwright's browsers need on trixie: the lists of Playwright 1.65.1 (nativeDeps), read 2026-11-21. */
const TRIXIE: Groups = {
  tools:
    'xvfb fonts-noto-color-emoji fonts-unifont libfontconfig1 libfreetype6 xfonts-scalable fonts-liberation fonts-ipafont-gothic fonts-wqy-zenhei fonts-tlwg-loma-otf fonts-freefont-ttf',
  chromium:
    'libasound2t64 libatk-bridge2.0-0t64 libatk1.0-0t64 libatspi2.0-0t64 libcairo2 libcups2t64 libdbus-1-3 libdrm2 libgbm1 libglib2.0-0t64 libnspr4 libnss3 libpango-1.0-0 libx11-6 libxcb1 libxcomposite1 libxdamage1 libxext6 libxfixes3 libxkbcommon0 libxrandr2',
  firefox:
    'libasound2 libatk1.0-0t64 libavcodec61 libcairo-gobject2 libcairo2 libdbus-1-3 libdbus-glib-1-2 libfontconfig1 libfreetype6 libgdk-pixbuf-2.0-0 libglib2.0-0t64 libgtk-3-0t64 libharfbuzz0b libpango-1.0-0 libpangocairo-1.0-0 libx11-6 libx11-xcb1 libxcb-shm0 libxcb1 libxcomposite1 libxcursor1 libxdamage1 libxext6 libxfixes3 libxi6 libxrandr2 libxrender1 libxtst6',
  webkit:
    'libsoup-3.0-0 gstreamer1.0-libav gstreamer1.0-plugins-bad gstreamer1.0-plugins-base gstreamer1.0-plugins-good libatk-bridge2.0-0t64 libatk1.0-0t64 libcairo2 libdbus-1-3 libdrm2 libegl1 libenchant-2-2 libepoxy0 libevdev2 libfontconfig1 libfreetype6 libgbm1 libgdk-pixbuf-2.0-0 libgles2 libglib2.0-0t64 libglx0 libgstreamer-gl1.0-0 libgstreamer-plugins-base1.0-0 libgstreamer1.0-0 libgtk-4-1 libgudev-1.0-0 libharfbuzz-icu0 libharfbuzz0b libhyphen0 libicu76 libjpeg62-turbo liblcms2-2 libmanette-0.2-0 libnotify4 libopengl0 libopenjp2-7 libopus0 libpango-1.0-0 libpng16-16t64 libproxy1v5 libsecret-1-0 libwayland-client0 libwayland-egl1 libwayland-server0 libwebp7 libwebpdemux2 libwoff1 libx11-6 libxcomposite1 libxdamage1 libxkbcommon0 libxml2 libxslt1.1 libatomic1 libevent-2.1-7t64 libavif16',
};

/** What `playwright install-deps` asks apt for; `chrome` and `msedge` need what chromium does. Bullseye is given the list of bookworm. */
export function browserDependencies(
  browsers: readonly string[],
  suite: DebianSuite,
): readonly string[] {
  const groups = new Set<Group>(['tools']);
  for (const name of browsers) {
    if (name === 'firefox' || name === 'webkit') groups.add(name);
    else if (name !== 'ffmpeg') groups.add('chromium');
  }
  const lists = suite === 'trixie' ? TRIXIE : BOOKWORM;
  const names = [...groups].flatMap((group) => lists[group].split(' '));
  return [...new Set(names)].filter((name) => name !== '').sort();
}
