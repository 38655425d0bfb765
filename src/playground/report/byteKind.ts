export * from '../../share/picture/byteKind.ts';
