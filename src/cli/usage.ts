export const USAGE = `Usage: plimsoll estimate DOCKERFILE [options]
       plimsoll estimate --jsonl

Says what a Dockerfile will weigh, layer by layer, without building it.

  DOCKERFILE            a file, or - for standard input

Options:
  --context DIR         the build context: sizes are measured, requirements and lock files are read
  --target STAGE        stage to build; the last one by default
  --build-arg K=V       value of an ARG; may be given more than once
  --platform PLATFORM   linux/amd64 (default) or linux/arm64
  --as-of DATE          floating tags and unpinned packages as of a month or day: 2025-06, 2025-06-30
  --json                print the report as JSON (public/schema/report.schema.json)
  --jsonl               read one workspace as JSON a line from standard input (public/schema/workspace.schema.json)
                        and print one report a line, in the same order
  -h, --help            print this
  -V, --version         print the version

Exit status: 0 weighed, 1 the Dockerfile cannot be weighed, 2 wrong usage or a file that cannot be read.
With --jsonl it is 0 when every line was answered; a line that cannot be weighed is answered by a report with an error.
`;
