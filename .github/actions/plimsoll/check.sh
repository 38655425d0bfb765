#!/usr/bin/env bash
# What action.yml runs. The inputs come as variables, so that nothing of them is ever read as shell. Exit status: that of plimsoll check.
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../../.." && pwd)

if [ ! -f "$root/dist-cli/plimsoll.js" ]; then
  (cd "$root" && npm ci --no-audit --no-fund && npm run build:cli) >&2
fi

arguments=("${DOCKERFILE:-Dockerfile}")
add() {
  if [ -n "$2" ]; then arguments+=("--$1=$2"); fi
}
add load-line "${LOAD_LINE:-}"
add fail-on "${FAIL_ON:-}"
add context "${CONTEXT:-}"
add target "${TARGET:-}"
add platform "${PLATFORM:-}"
add sarif "${SARIF:-}"
exec node "$root/dist-cli/plimsoll.js" check "${arguments[@]}"
