import { describe, expect, it } from 'vitest';
import { workspaceOfRow, type DockerfileRow } from '../../scripts/accuracy/dockerfileRow.ts';

function workspaceOf(context: DockerfileRow['context']) {
  return workspaceOfRow({
    id: 'x',
    published: '2025-06',
    dockerfile: 'FROM a',
    context,
    measured: { image_bytes: 1, compressed_bytes: null, convention: 'classic', layers: [] },
    quality: 'A',
  });
}

describe('workspaceOfRow', () => {
  it.each<[string, DockerfileRow['context'], object]>([
    ['nothing', {}, { files: {}, context: {}, platform: 'linux/amd64', asOf: '2025-06' }],
    ['an inferred platform', { platform: 'linux/arm64 (inferred)' }, { platform: 'linux/arm64' }],
    [
      'texts',
      { 'a/requirements.txt': 'flask', store: 'containerd' },
      { files: { 'a/requirements.txt': 'flask' } },
    ],
    ['a remark in the name', { 'r.txt (by pipreqs)': 'flask' }, { files: { 'r.txt': 'flask' } }],
    [
      'a text that was not kept',
      { 'r.txt': '(463 bytes, not captured)' },
      { files: {}, context: { 'r.txt': 463 } },
    ],
    ['sizes', { sizes: { 'src/': 5 } }, { context: { 'src/': 5 } }],
    // `.` is the whole context, the entries beside it are in it.
    [
      'the whole context',
      { sizes: { '.': 100, 'data/': 60 }, 'r.txt': 'four' },
      { context: { 'data/': 60, './': 36 } },
    ],
  ])('%s', (_why, context, workspace) => {
    expect(workspaceOf(context)).toMatchObject(workspace);
  });
});
