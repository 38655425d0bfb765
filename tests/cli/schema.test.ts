import { readFileSync } from 'node:fs';
import Ajv from 'ajv';
import { describe, expect, it } from 'vitest';
import { openCatalog } from '../../scripts/accuracy/openCatalog.ts';
import { weigh } from '../../src/catalog/weigh.ts';
import { runBatch } from '../../src/cli/runBatch.ts';
import { parseWorkspace } from '../../src/share/parseWorkspace.ts';

/** The schemas use only what draft 7, which this validator knows, and 2020-12 have in common. */
function validator(name: string) {
  const { $schema, ...schema } = JSON.parse(
    readFileSync(new URL(`../../public/schema/${name}.schema.json`, import.meta.url), 'utf8'),
  ) as { $schema: string };
  expect($schema).toBe('https://json-schema.org/draft/2020-12/schema');
  const validate = new Ajv({ allErrors: true }).compile(schema);
  return (value: unknown): string[] => {
    validate(JSON.parse(JSON.stringify(value)));
    return (validate.errors ?? []).map((error) => `${error.dataPath} ${error.message ?? ''}`);
  };
}

const loaded = openCatalog();

const DOCKERFILES: readonly string[] = [
  'FROM python:3.12-slim\nRUN apt-get update && apt-get install -y git\nRUN pip install flask\nCOPY . .\nRUN chown -R 1000 /usr/local\n',
  'FROM node:22 AS build\nWORKDIR /app\nCOPY package.json .\nRUN npm ci\nFROM nginx:alpine\nCOPY --from=build /app/dist /usr/share/nginx/html\n',
  'FROM scratch\n',
  'FROM nobody/knows:this\nRUN make\nADD https://example.org/x.tar.gz /x\n',
  'FROM alpine\nRUN apk add python3\nRUNN oops\nRUN pip install nosuchpackage-at-all\n',
  'FROM $UNSET\n',
  'FROM a AS a\nFROM missing-stage\nCOPY --from=9 / /\n',
  '',
];

describe('report.schema.json', () => {
  const errors = validator('report');

  it.each(DOCKERFILES)('holds for the report of %j', async (dockerfile) => {
    expect(errors(await weigh({ dockerfile }, loaded))).toEqual([]);
  });

  it('holds for the answer to a line that is no JSON', async () => {
    async function* lines() {
      yield await Promise.resolve('{');
    }
    for await (const report of runBatch(lines(), loaded)) expect(errors(report)).toEqual([]);
  });

  it('does not hold for what is no report', async () => {
    const report = await weigh({ dockerfile: 'FROM scratch\n' }, loaded);
    expect(errors({ ...report, version: 2 })).not.toEqual([]);
    expect(errors({ ...report, layers: [{}] })).not.toEqual([]);
    expect(errors({ ...report, image: { ...report.image, bytes: -1 } })).not.toEqual([]);
    expect(errors({ ...report, more: 1 })).not.toEqual([]);
  });
});

describe('workspace.schema.json', () => {
  const errors = validator('workspace');

  // The schema and the check of src/share say the same.
  it.each<[unknown]>([
    [{ dockerfile: 'F' }],
    [{ dockerfile: 'F', files: { a: 'x' }, context: { 'b/': 1 }, asOf: '2025-06', id: 1 }],
    [{ dockerfile: 'F', target: null, platform: 'linux/arm64/v8' }],
    [{}],
    [[]],
    [{ dockerfile: 1 }],
    [{ dockerfile: 'F', context: { a: -1 } }],
    [{ dockerfile: 'F', context: { a: 0.5 } }],
    [{ dockerfile: 'F', files: ['a'] }],
    [{ dockerfile: 'F', platform: 'windows/amd64' }],
    [{ dockerfile: 'F', asOf: '2025-00' }],
  ])('%j', (workspace) => {
    expect(errors(workspace).length === 0).toBe(parseWorkspace(workspace).ok);
  });
});
