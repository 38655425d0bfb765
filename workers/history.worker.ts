// First, because isomorphic-git asks for Node's Buffer as soon as it reads.
import './nodeBuffer.ts';
import { expose } from 'comlink';
import { readHistory } from '../src/history/readHistory.ts';
import type { HistoryWorker } from '../src/bridge/historyWorker.ts';

const door: HistoryWorker = { readHistory };

expose(door);
