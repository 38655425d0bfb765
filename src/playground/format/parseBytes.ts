export * from '../../share/parseBytes.ts';
