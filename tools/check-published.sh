#!/usr/bin/env bash
# Serves from a published folder, away from the checkout, and fetches pages and the files that pages need:
# tools/check-published.sh FOLDER
set -euo pipefail
target=$(readlink -f "${1:?usage: check-published.sh FOLDER}")
scratch=$(mktemp -d)
server=
trap '[[ -z $server ]] || { kill "$server" && wait "$server"; } 2>/dev/null || true; rm -rf "$scratch"' EXIT

# In a folder of its own and without the checkout: whatever is found lies beside the program.
(cd "$scratch" && exec env -u LETHE_ROOT -u LETHE_STORE LETHE_HOME="$scratch/home" "$target/lethe" serve --urls http://127.0.0.1:0) >"$scratch/said" 2>"$scratch/faults" &
server=$!
address=
for _ in {1..300}; do
  address=$(sed -n 's/^Lethe is at \(http:[^ ]*[0-9]\)\..*/\1/p' "$scratch/said")
  [[ -z $address ]] || break
  kill -0 "$server" 2>/dev/null || break
  sleep 0.2
done
[[ -n $address ]] || { echo "$target/lethe does not serve:" >&2; cat "$scratch/faults" >&2; exit 1; }

expect() { # address, text that must be in it
  curl --silent --show-error --fail --output "$scratch/answer" "$address$1" || { echo "$target/lethe: $1 is not served" >&2; exit 1; }
  grep --quiet --fixed-strings -- "$2" "$scratch/answer" || { echo "$target/lethe: $1 is served without '$2'" >&2; exit 1; }
}
expect / 'Overview'
expect /css/lethe.css '--'
expect /js/theme.js 'theme'
expect /_framework/blazor.web.js 'blazorpack'
expect /icon.svg '<svg'
expect /plugins 'unlearn.fine-tune'
expect /openapi/v1.json '/api/v1/audits'
echo "$target serves its pages and files"
