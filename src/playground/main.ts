import { mount } from 'svelte';
import Playground from './Playground.svelte';
import './styles/tokens.css';
import './styles/base.css';

const target = document.getElementById('page');
if (target === null) throw new Error('index.html has no #page');
mount(Playground, { target });
