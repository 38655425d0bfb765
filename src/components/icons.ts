/** The icons of the page and the embed, named after what they stand for: Lucide's, drawn on 24 × 24. */
export { default as addIcon } from 'lucide/dist/esm/icons/plus.mjs';
export { default as binIcon } from 'lucide/dist/esm/icons/trash.mjs';
export { default as closeIcon } from 'lucide/dist/esm/icons/x.mjs';
export { default as compareIcon } from 'lucide/dist/esm/icons/git-compare-arrows.mjs';
export { default as darkIcon } from 'lucide/dist/esm/icons/moon.mjs';
export { default as keyboardIcon } from 'lucide/dist/esm/icons/keyboard.mjs';
export { default as leaveIcon } from 'lucide/dist/esm/icons/external-link.mjs';
export { default as lightIcon } from 'lucide/dist/esm/icons/sun.mjs';
export { default as newFileIcon } from 'lucide/dist/esm/icons/file-plus.mjs';
export { default as openIcon } from 'lucide/dist/esm/icons/chevron-down.mjs';
export { default as redoIcon } from 'lucide/dist/esm/icons/redo-2.mjs';
export { default as shareIcon } from 'lucide/dist/esm/icons/share.mjs';
export { default as systemThemeIcon } from 'lucide/dist/esm/icons/contrast.mjs';
export { default as undoIcon } from 'lucide/dist/esm/icons/undo-2.mjs';
export { default as unsureIcon } from 'lucide/dist/esm/icons/equal-approximately.mjs';
export { default as withinIcon } from 'lucide/dist/esm/icons/check.mjs';
