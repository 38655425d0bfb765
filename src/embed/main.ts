import { mount } from 'svelte';
import '../playground/styles/tokens.css';
import './embed.css';
import { decodeLink } from '../share/decodeLink.ts';
import Embed from './Embed.svelte';
import { embedMessages } from '../messages/embedMessages.ts';
import { embedOptions } from './embedOptions.ts';
import { tellHeight } from './tellHeight.ts';

const target = document.getElementById('embed');
if (target === null) throw new Error('embed.html has no #embed');
tellHeight(target);
const decoded = await decodeLink(location.hash);
target.replaceChildren();
if (decoded.kind === 'link') {
  const { shared } = decoded;
  mount(Embed, { target, props: { shared, options: embedOptions(location.search) } });
} else {
  const note = document.createElement('p');
  note.className = 'problem';
  note.setAttribute('role', 'alert');
  note.textContent = decoded.kind === 'broken' ? decoded.message : embedMessages.noLink;
  target.append(note);
}
