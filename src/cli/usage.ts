export const USAGE = `Usage: plimsoll estimate DOCKERFILE [options]
       plimsoll estimate --jsonl
       plimsoll check DOCKERFILE --load-line SIZE [--fail-on RISK] [options]
       plimsoll check DOCKERFILE --claim SIZE [options]
       plimsoll fix DOCKERFILE [--write] [--only WHAT] [options]
       plimsoll svg DOCKERFILE [options]      a picture of the layers on standard output
       plimsoll badge DOCKERFILE [options]    a badge for a README on standard output

Says what a Dockerfile will weigh, layer by layer, without building it.

  DOCKERFILE            a file, or - for standard input

Options:
  --context DIR         the build context: sizes are measured, requirements and lock files are read
  --target STAGE        stage to build; the last one by default
  --build-arg K=V       value of an ARG; may be given more than once
  --platform PLATFORM   linux/amd64 (default) or linux/arm64
  --as-of DATE          floating tags and unpinned packages as of a month or day: 2025-06, 2025-06-30
  --json                print the report as JSON (public/schema/report.schema.json)
  --bandwidth WIDTH     say how long a push and a pull take over a line of 100Mbit, 1Gbit
  --jsonl               read one workspace as JSON a line from standard input (public/schema/workspace.schema.json)
                        and print one report a line, in the same order
  -h, --help            print this
  -V, --version         print the version

  check, svg, badge:
  --load-line SIZE      what the image should not exceed: 1.2GB, 800 MiB
  check:
  --fail-on RISK        fail too when it could be made lighter by a change that is safe, check or behaviour
  --claim SIZE          a size that somebody claims for this Dockerfile: fails when it cannot be true, and says what
                        contradicts it; base=130MB and STAGE=1.2GB are about a part; may be given more than once
  --sarif FILE          write the findings for code scanning
  svg:
  --theme THEME         auto (default, as the reader's system), light or dark
  --title TEXT          first line of the picture
  badge:
  --label TEXT          left half of the badge; "image" by default
  fix:
  --only WHAT           safe (default), check or behaviour: changes up to that risk; or ids of suggestions with
                        commas between them: the safe changes and those
  --write               change the files instead of printing the difference

On GitHub Actions check writes annotations, and its report to the summary of the job.

Exit status: 0 weighed and not over the load line, 1 over it, open suggestions (--fail-on), a claim that cannot be true or the Dockerfile cannot be weighed, 2 wrong usage or a file that cannot be read.
With --jsonl it is 0 when every line was answered; a line that cannot be weighed is answered by a report with an error.
`;
