import { describe, expect, test } from 'vitest';
import { markerVariables } from '../../../src/engine/packages/python/environment.ts';
import { evaluateMarker, parseMarker } from '../../../src/engine/packages/python/marker.ts';
import { parseRequirement } from '../../../src/engine/packages/python/requirement.ts';
import { parseRequirementsFile } from '../../../src/engine/packages/python/requirementsFile.ts';
import { caretToRange, readPyproject } from '../../../src/engine/packages/python/project.ts';

describe('requirements (PEP 508)', () => {
  test.each([
    ['flask', 'flask', '', ''],
    ['Flask_SQLAlchemy', 'flask-sqlalchemy', '', ''],
    ['uvicorn[standard]>=0.20, <1', 'uvicorn', 'standard', '>=0.20,<1'],
    ['requests (>=2.8.1)', 'requests', '', '>=2.8.1'],
    ['torch==2.6.0+cpu', 'torch', '', '==2.6.0+cpu'],
    ['a.b[Y,x] ~= 1.0', 'a-b', 'x,y', '~=1.0'],
  ])('%s', (text, name, extras, range) => {
    const parsed = parseRequirement(text);
    expect([parsed?.name, parsed?.extras.join(','), parsed?.range]).toEqual([name, extras, range]);
  });

  test.each(['', '-r x', './folder', '>=1', 'name with spaces', 'a==', 'a=1'])(
    '%j is none',
    (text) => {
      expect(parseRequirement(text)).toBeNull();
    },
  );

  test('a direct reference keeps its URL', () => {
    expect(parseRequirement('foo @ git+https://x.org/foo@main ; python_version>"3"')?.url).toBe(
      'git+https://x.org/foo@main',
    );
  });
});

describe('markers inside a Linux image with Python 3.11', () => {
  const variables = markerVariables('3.11', 'linux/amd64');
  test.each([
    ['python_version < "3.12"', true],
    ['python_version >= "3.9" and python_version < "3.10"', false],
    // As versions, 3.9 is the older one; as text it would be the newer.
    ['python_version > "3.9"', true],
    ['sys_platform == "win32"', false],
    ['sys_platform != "win32" and (os_name == "nt" or platform_machine == "x86_64")', true],
    ['platform_machine in "x86_64 amd64"', true],
    ['platform_machine not in "x86_64 amd64"', false],
    ['extra == "dev"', false],
    ['python_full_version < "3.11.3"', false],
    ['implementation_name == "cpython"', true],
    ["platform_python_implementation == 'PyPy'", false],
    ['python_version == "3.11.*"', true],
  ])('%s: %s', (text, expected) => {
    const marker = parseMarker(text);
    expect(marker && evaluateMarker(marker, variables)).toBe(expected);
  });

  test('an extra holds when it is asked for, however it is spelled', () => {
    const marker = parseMarker('extra == "All_Extras"');
    expect(marker && evaluateMarker(marker, variables, 'all-extras')).toBe(true);
  });

  test.each(['', 'python_version', 'and', '(os_name == "posix"', 'a == "b" garbage "c"'])(
    '%j cannot be read',
    (text) => {
      expect(parseMarker(text)).toBeNull();
    },
  );
});

test('a requirements file', () => {
  const text = [
    '\uFEFF# comment',
    'flask>=2  # why',
    'numpy==1.26.4 \\',
    '    --hash=sha256:aa \\',
    '    --hash=sha256:bb',
    '-r base.txt',
    '-cconstraints.txt',
    '--extra-index-url https://download.pytorch.org/whl/cpu',
    '--index-url=https://pypi.org/simple',
    '-e .[dev,test]',
    './wheels/a-1.0-py3-none-any.whl',
    'git+https://github.com/pallets/flask.git@main#egg=Flask',
    '--pre',
    'pkg==${VERSION}',
    '???',
  ].join('\r\n');
  const lines = parseRequirementsFile(text, (name) => (name === 'VERSION' ? '4.2' : undefined));
  const short = lines.map((line) => {
    switch (line.kind) {
      case 'requirement':
        return `${line.requirement.name}${line.requirement.range}${line.hashed ? ' hashed' : ''}`;
      case 'file':
        return `${line.constraint ? 'limit' : 'file'} ${line.path}`;
      case 'path':
        return `${line.editable ? 'link' : 'path'} ${line.path} ${line.extras.join()}`;
      case 'url':
        return `url ${line.name}`;
      case 'option':
        return `${line.name} ${line.value}`;
      case 'unreadable':
        return `? ${line.text}`;
    }
  });
  expect(short).toEqual([
    'flask>=2',
    'numpy==1.26.4 hashed',
    'file base.txt',
    'limit constraints.txt',
    '--extra-index-url https://download.pytorch.org/whl/cpu',
    '--index-url https://pypi.org/simple',
    'link . dev,test',
    'path ./wheels/a-1.0-py3-none-any.whl ',
    'url flask',
    '--pre ',
    'pkg==4.2',
    '? ???',
  ]);
});

describe("Poetry's ranges (its documentation, Dependency specification)", () => {
  test.each([
    ['^1.2.3', '>=1.2.3,<2'],
    ['^0.2.3', '>=0.2.3,<0.3'],
    ['^0.0.3', '>=0.0.3,<0.0.4'],
    ['~1.2.3', '>=1.2.3,<1.3'],
    ['~1', '>=1,<2'],
    ['>=1.0,<2.0', '>=1.0,<2.0'],
    ['1.4', '==1.4'],
    ['*', ''],
  ])('%s is %s', (text, range) => {
    expect(caretToRange(text)).toBe(range);
  });
});

test('pyproject.toml: PEP 621, groups, uv and a cut at the end', () => {
  const project = readPyproject(`
[project]
name = "My_App"
dependencies = ["fastapi>=0.100", "torch"]
[project.optional-dependencies]
gpu = ["cupy"]
[dependency-groups]
lint = ["ruff"]
dev = ["pytest", {include-group = "lint"}]
[tool.uv.sources]
torch = { index = "pytorch-cpu" }
[[tool.uv.index]]
name = "pytorch-cpu"
url = "https://download.pytorch.org/whl/cpu"
explicit = true
[tool.ruff]
select = ["E", `);
  expect(project.requirements.map((one) => one.name)).toEqual(['fastapi', 'torch']);
  expect(project.extras.get('gpu')?.map((one) => one.name)).toEqual(['cupy']);
  expect(project.groups.get('dev')?.map((one) => one.name)).toEqual(['pytest', 'ruff']);
  expect(project.sources.get('torch')).toBe('https://download.pytorch.org/whl/cpu');
  expect(project.brokenAt).toBeGreaterThan(15);
});
