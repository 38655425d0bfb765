import { opencvHeadless } from '../../../src/engine/rewrites/python/opencvHeadless.ts';
import { testRewrite } from './testRewrite.ts';

// https://github.com/opencv/opencv-python#installation-and-usage
testRewrite(opencvHeadless, {
  'the libraries of a desktop go with it': {
    before: `
      FROM python:3.12-slim
      RUN apt-get update && apt-get install -y --no-install-recommends \\
          libgl1 \\
          curl \\
          libsm6 libxext6 \\
          && rm -rf /var/lib/apt/lists/*
      RUN pip install 'opencv-python>=4.8' numpy
    `,
    after: `
      FROM python:3.12-slim
      RUN apt-get update && apt-get install -y --no-install-recommends \\
          curl \\
          && rm -rf /var/lib/apt/lists/*
      RUN pip install 'opencv-python-headless>=4.8' numpy
    `,
  },
  'a RUN that installed nothing else goes': {
    before:
      'FROM python:3.12-slim\nRUN apt-get update && apt-get install -y libgl1-mesa-glx && rm -rf /var/lib/apt/lists/*\nRUN pip install opencv-python\n',
    after: 'FROM python:3.12-slim\nRUN pip install opencv-python-headless\n',
  },
  'in a requirements file': {
    before: 'FROM python:3.12\nRUN pip install -r requirements.txt\n',
    after: 'FROM python:3.12\nRUN pip install -r requirements.txt\n',
    files: { 'requirements.txt': 'opencv_python==4.11.0.86\nopencv-contrib-python\n' },
    filesAfter: {
      'requirements.txt': 'opencv-python-headless==4.11.0.86\nopencv-contrib-python-headless\n',
    },
  },
  'leaves the headless build with its libraries': {
    before:
      'FROM python:3.12\nRUN apt-get install -y libgl1\nRUN pip install opencv-python-headless\n',
  },
});
