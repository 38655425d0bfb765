import { expect, it } from 'vitest';
import { condaStage } from '../../../src/engine/rewrites/stages/condaStage.ts';
import { proposalsFor, testRewrite } from './testRewrite.ts';

const ENV = '/opt/conda/envs/web';
const HEAD = 'FROM continuumio/miniconda3\nWORKDIR /app\nCOPY . .\n';
const CREATE = `${HEAD}RUN conda create -y -n web python=3.12 flask && conda clean -afy\n`;
const PATH = `ENV PATH=${ENV}/bin:$PATH\n`;
const CMD = 'CMD ["flask", "run"]\n';
const RUN = 'CMD ["conda", "run", "--no-capture-output", "-n", "web", "flask", "run"]\n';
const files = { 'environment.yml': 'name: web\ndependencies: [flask]\n' };

// https://docs.conda.io/projects/conda/en/latest/user-guide/tasks/manage-environments.html#activating-an-environment
testRewrite(condaStage, {
  'the environment alone at its path, on the system without conda; its name from environment.yml': {
    files,
    before: `
      FROM continuumio/anaconda3:2024.10 AS web
      RUN apt-get update && apt-get install -y libgl1
      WORKDIR /app
      COPY . .
      RUN conda config --set channel_priority strict && conda update -n base conda
      RUN conda env create
      RUN conda run -n web python -m pip install --no-deps -e .
      SHELL ["conda", "run", "-n", "web", "/bin/bash", "-c"]
      RUN python manage.py collectstatic
      USER 1000
      ENTRYPOINT [ \\
        "conda", "run", "--no-capture-output", "-n", "web", \\
        "gunicorn", "app" \\
      ]
    `,
    after: `
      FROM continuumio/anaconda3:2024.10 AS build
      RUN apt-get update && apt-get install -y libgl1
      WORKDIR /app
      COPY . .
      RUN conda config --set channel_priority strict && conda update -n base conda
      RUN conda env create
      RUN conda run -n web python -m pip install --no-deps -e .

      FROM debian:bookworm-slim AS web
      RUN apt-get update && apt-get install -y libgl1
      WORKDIR /app
      COPY . .
      COPY --from=build ${ENV} ${ENV}
      ENV LANG=C.UTF-8 PATH="${ENV}/bin:$PATH"
      SHELL ["/bin/bash", "-c"]
      RUN python manage.py collectstatic
      USER 1000
      ENTRYPOINT [ \\
        "gunicorn", "app" \\
      ]
    `,
  },
  'an environment that is in PATH already': {
    before: CREATE + PATH + CMD,
    after: `${CREATE.replace('miniconda3', 'miniconda3 AS build')}\nFROM debian:bookworm-slim\nWORKDIR /app\nCOPY . .\nCOPY --from=build ${ENV} ${ENV}\nENV LANG=C.UTF-8\n${PATH}${CMD}`,
  },
  'one at a path of its own, started by its path': {
    before:
      'FROM condaforge/miniforge3\nCOPY lock /lock\nRUN mamba create -p /env --file /lock\nCMD ["/env/bin/serve"]\n',
    after:
      'FROM condaforge/miniforge3 AS build\nCOPY lock /lock\nRUN mamba create -p /env --file /lock\n\nFROM debian:bookworm-slim\nCOPY lock /lock\nCOPY --from=build /env /env\nENV LANG=C.UTF-8 PATH="/env/bin:$PATH"\nCMD ["/env/bin/serve"]\n',
  },
  'leaves packages in the base environment': {
    before: `${HEAD}RUN conda install -y flask\n${CMD}`,
  },
  'leaves two environments': { before: `${CREATE}RUN conda create -n b numpy\n${PATH}${CMD}` },
  'leaves an environment that nothing enters': { before: CREATE + CMD },
  'leaves another environment that is started': { before: CREATE + RUN.replace('"web"', '"b"') },
  'leaves activation by hand': {
    before: `${CREATE}CMD ["bash", "-c", "source activate web && flask run"]\n`,
  },
  'leaves a start script that is not given': { before: `${CREATE}${PATH}CMD ["./start.sh"]\n` },
  'leaves a start script that activates': {
    before: `${CREATE}${PATH}CMD ["./start.sh"]\n`,
    files: { 'start.sh': 'conda activate web\nflask run\n' },
  },
  'leaves a shell that is set before the environment is whole': {
    before: `${HEAD}SHELL ["/bin/bash", "--login", "-c"]\nRUN conda create -n web flask\n${PATH}${CMD}`,
  },
  'leaves what needs a program of the image later': {
    before: `${CREATE}${PATH}RUN git clone https://example.org/a\n${CMD}`,
  },
  'leaves a path into conda itself': {
    before: `${CREATE}${PATH}ENV LD_LIBRARY_PATH=/opt/conda/lib\n${CMD}`,
  },
  'leaves an environment whose name is in a file that is not given': {
    before: `${HEAD}RUN conda env create -f other.yml\n${RUN}`,
    files,
  },
  'leaves a name that is computed, and other images': {
    before: `${HEAD}RUN conda create -n $NAME flask\n${RUN}`,
  },
});

it.each([
  [CREATE + PATH + CMD, 'check', undefined],
  [CREATE + RUN, 'behaviour', ['CMD']],
])('%j is %s and declares %j', (before, risk, changes) => {
  expect(proposalsFor(condaStage, { before }).map((one) => [one.risk, one.changes])).toEqual([
    [risk, changes],
  ]);
});
