import { mount } from 'svelte';
import Playground from './Playground.svelte';
import { linkState } from './share/linkState.svelte.ts';
import { showView } from './share/showView.ts';
import './styles/tokens.css';
import './styles/base.css';

const target = document.getElementById('page');
if (target === null) throw new Error('index.html has no #page');
// Before the page stands: what a link brings is the first thing to be weighed.
await linkState.open();
showView(location.search);
mount(Playground, { target });
