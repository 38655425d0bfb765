// First, because dockerfile-ast asks for Node's Buffer as soon as it parses.
import '../src/engine/dockerfile/bufferShim.ts';
import { expose } from 'comlink';
import { languageService } from './languageService.ts';

expose(languageService);
