import { writeStored } from './storage.ts';

export const THEMES = ['system', 'light', 'dark'] as const;
export type Theme = (typeof THEMES)[number];

/** Read by public/theme.js too, before the page is drawn. */
const KEY = 'plimsoll.theme';
const systemIsDark = matchMedia('(prefers-color-scheme: dark)');

/** public/theme.js has read what is stored, or what the address asks for. */
const atStart = document.documentElement.dataset['theme'];
let choice = $state<Theme>(THEMES.find((theme) => theme === atStart) ?? 'system');
let systemDark = $state(systemIsDark.matches);
systemIsDark.addEventListener('change', ({ matches }) => (systemDark = matches));

export const themeState = {
  get choice(): Theme {
    return choice;
  },
  get isDark(): boolean {
    return choice === 'system' ? systemDark : choice === 'dark';
  },
  choose(theme: Theme): void {
    choice = theme;
    writeStored(KEY, theme === 'system' ? null : theme);
    if (theme === 'system') delete document.documentElement.dataset['theme'];
    else document.documentElement.dataset['theme'] = theme;
  },
};
