/** isomorphic-git asks for Node's Buffer as a global; this module must be imported before it. */
import { Buffer } from 'buffer/index.js';

Object.assign(globalThis, { Buffer });
