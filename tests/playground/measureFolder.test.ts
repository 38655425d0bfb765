import { expect, it } from 'vitest';
import { measureFolder } from '../../src/playground/editor/settings/measureFolder.ts';

it('adds up a picked folder by its first level, without its own name', () => {
  expect(
    measureFolder([
      { webkitRelativePath: 'project/src/main.py', size: 10 },
      { webkitRelativePath: 'project/src/deep/er.py', size: 5 },
      { webkitRelativePath: 'project/model.bin', size: 700 },
      { webkitRelativePath: 'project/constructor/a', size: 3 },
    ]),
  ).toEqual({ 'src/': 15, 'model.bin': 700, 'constructor/': 3 });
});
