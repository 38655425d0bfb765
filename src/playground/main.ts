import { mount } from 'svelte';
import Playground from './Playground.svelte';
import { askOpeningAnswer } from './opening/openingAnswer.ts';
import { linkState } from './share/linkState.svelte.ts';
import { showView } from './share/showView.ts';
import { adviceState } from './state/adviceState.svelte.ts';
import { weighBridge } from './state/bridges.ts';
import { drawnState } from './state/drawnState.svelte.ts';
import { openAtStart } from './state/openAtStart.ts';
import { reportState } from './state/reportState.svelte.ts';
import { workspaceState } from './state/workspaceState.svelte.ts';
import './styles/tokens.css';
import './styles/base.css';
import './opening/opening.css';

const drawn = document.getElementById('page');
if (drawn === null) throw new Error('index.html has no #page');

const asked = askOpeningAnswer();
// The worker is the longest way to the first figure: it starts before the page is drawn.
if (asked === null) weighBridge.warm();
// Before the page stands: what a link brings is the first thing to be weighed.
await linkState.open();
showView(location.search);
openAtStart();
const answer = await asked;
if (answer !== null) {
  reportState.greet(workspaceState.current, answer.report);
  adviceState.greet(workspaceState.current, answer);
}

// What the build has drawn stays on the screen until the live page has drawn as much.
const target = document.createElement('div');
target.id = 'page';
mount(Playground, { target });
await drawnState.draw(answer === null ? 'layers' : 'after');
drawn.replaceWith(target);
drawnState.show();
