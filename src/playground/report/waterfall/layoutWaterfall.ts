export * from '../../../share/picture/layoutWaterfall.ts';
