import { developmentSection } from '../../../src/engine/rewrites/python/developmentSection.ts';
import { testRewrite } from './testRewrite.ts';

const text = 'FROM python:3.12\nCOPY . .\nRUN pip install -r requirements.txt\nCMD ["flake8"]\n';
const row = { before: text, after: text };

// https://pip.pypa.io/en/stable/user_guide/#requirements-files
testRewrite(developmentSection, {
  'what stands under a heading for development, up to the next gap': {
    ...row,
    files: {
      'requirements.txt': '# Core\nflask\n\n# Dev dependencies\npandas\nfoo>=2 # bar\n\nredis\n',
    },
    filesAfter: { 'requirements.txt': '# Core\nflask\n\n# Dev dependencies\n\nredis\n' },
  },
  'or up to the next heading': {
    ...row,
    files: { 'requirements.txt': '# testing\nfoo\n# web\nflask\n' },
    filesAfter: { 'requirements.txt': '# testing\n# web\nflask\n' },
  },
  'a heading that leaves both open is one to check': {
    ...row,
    files: { 'requirements.txt': '# Development/Runtime\nfoo\n' },
    filesAfter: { 'requirements.txt': '# Development/Runtime\n' },
  },
  'leaves what the code imports, by the name of its module': {
    ...row,
    files: {
      'requirements.txt': '# dev\nscikit-learn\nPillow\n',
      'app/a.py': 'import os, sklearn.svm as s\nfrom PIL import Image\n',
    },
    filesAfter: {
      'requirements.txt': '# dev\nscikit-learn\nPillow\n',
      'app/a.py': 'import os, sklearn.svm as s\nfrom PIL import Image\n',
    },
  },
  'leaves what the image runs': { ...row, files: { 'requirements.txt': '# lint\nflake8\n' } },
  'leaves other headings': {
    ...row,
    files: {
      'requirements.txt': '# no dev tools here\nfoo\n# data analysis\nbar\n# device drivers\nbaz\n',
    },
  },
});
