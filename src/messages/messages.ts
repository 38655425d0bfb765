import { overlayMessages } from './overlayMessages.ts';
import { reportMessages } from './reportMessages.ts';
import { workspaceMessages } from './workspaceMessages.ts';

/** Every English word of the page, in one place; src/messages/README.md has the rule. */
export const messages = { ...workspaceMessages, ...reportMessages, ...overlayMessages };
