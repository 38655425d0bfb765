import type { Example } from './example.ts';

export const poetryService: Example = {
  id: 'poetry-service',
  title: 'Poetry service, no lock file',
  notice:
    'poetry itself stays in the image for good, and what it installs only poetry.lock can tell, so that is what the page asks for.',
  source: null,
  workspace: {
    dockerfile: `FROM python:3.12-slim

RUN pip install poetry
WORKDIR /app
COPY pyproject.toml ./
RUN poetry config virtualenvs.create false \\
    && poetry install --no-root
COPY src/ ./src/
CMD ["python", "-m", "orders"]
`,
    files: {
      'pyproject.toml': `[tool.poetry]
name = "orders"
version = "1.0.0"

[tool.poetry.dependencies]
python = "^3.12"
fastapi = "^0.115"
sqlalchemy = "^2.0"

[tool.poetry.group.dev.dependencies]
pytest = "^8.3"
mypy = "^1.13"
`,
    },
    context: { 'src/': 350_000 },
  },
};
