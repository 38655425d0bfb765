export * from '../../../share/picture/shortInstruction.ts';
