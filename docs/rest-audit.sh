#!/usr/bin/env bash
# Runs an audit from end to end over REST alone, with curl and jq:
#   docs/rest-audit.sh URL [TOKEN]
# It leaves result.json, findings.csv, certificate.json and certificate.html in the folder it is run in.
# Exit code: 0 pass, 1 fail, 2 inconclusive, 3 nothing was judged or something went wrong.
set -euo pipefail

server=${1:?usage: rest-audit.sh URL [TOKEN]}
server=${server%/}/api/v1
token=${2:-${LETHE_TOKEN:-}}
readonly server token could_not_run=3
answer=$(mktemp)
trap 'rm -f "$answer"' EXIT

# A token on a command line can be read by everybody on the machine: curl reads it from its standard input.
ask() { # method, address, options of curl: the body of the answer, or what is wrong
  local method=$1 address=$2 code
  shift 2
  code=$(curl --silent --show-error --output "$answer" --write-out '%{http_code}' --request "$method" --config - "$@" "$server$address" \
    <<<"${token:+header = \"Authorization: Bearer $token\"}") || exit "$could_not_run"
  if ((code >= 400)); then
    {
      printf '%s %s answered with code %s: ' "$method" "$address" "$code"
      jq --raw-output '([.detail] + [.faults[]? | "\(.path) \(.message)"])[]' "$answer" 2>/dev/null || cat "$answer"
    } >&2
    exit "$could_not_run"
  fi
  cat "$answer"
}

send() { # address, JSON, options of curl
  local address=$1 body=$2
  shift 2
  ask POST "$address" --header 'Content-Type: application/json' --data-binary "$body" "$@"
}

request='
name: Over REST
seed: 3
device: cpu
data: { use: data.glyphs, train: 300, test: 150 }
subject: { use: model.train, architecture: { use: arch.mlp, widths: [32] }, epochs: 3 }
forget: { use: forget.random, fraction: 0.1 }
unlearn:
  - { use: unlearn.fine-tune, epochs: 1 }
evaluate:
  - { use: eval.utility }'
# Accuracy alone shows no forgetting: the verdict on this small audit is inconclusive, and docs/requests.md says why.
policy='
evidence: [outputs]
gates:
  - metric: accuracy.test
    atLeast: 0.05
    reason: It must do its work.'
audit=$(jq --null-input --arg request "$request" --arg policy "$policy" '{$request, $policy}')

# Read and planned, and nothing is written down: all faults show here.
send /plans "$audit" | jq --raw-output '"plan: \(.stages | length) stages, \(.toDo) units to run"'

# Under a key of its own, an audit whose answer was lost can be sent again.
key=$(cat /proc/sys/kernel/random/uuid)
id=$(send /audits "$audit" --header "Idempotency-Key: $key" | jq --raw-output .audit)
again=$(send /audits "$audit" --header "Idempotency-Key: $key" | jq --raw-output .audit)
[[ $again == "$id" ]] || { echo "the key $key queued two audits, $id and $again" >&2; exit "$could_not_run"; }
echo "queued: $id"

while true; do
  now=$(ask GET "/audits/$id")
  state=$(jq --raw-output .audit.state <<<"$now")
  [[ $state == queued || $state == running ]] || break
  jq --raw-output '"\(.audit.state): \([.stages[].done] | add // 0) of \([.stages[].total] | add // 0) units"' <<<"$now"
  sleep 1
done
if [[ $state != finished ]]; then
  jq --raw-output '"it has \(.audit.state): \(.audit.error // "somebody called it off")"' <<<"$now" >&2
  exit "$could_not_run"
fi

ask GET "/audits/$id/result" >result.json
ask GET "/audits/$id/findings.csv" >findings.csv
from=0
while [[ $from != null ]]; do
  page=$(ask GET "/audits/$id/findings?from=$from&most=100")
  jq --raw-output '.findings[] | select(.slice == "split=test" or .slice == "") | "\(.subject): \(.metric) \(.value) [\(.low), \(.high)]"' <<<"$page"
  from=$(jq .next <<<"$page")
done
jq --raw-output '.exhibits[] | [.subject, .evaluator, .id] | map(@uri) | join("/")' <<<"$now" | while read -r exhibit; do
  ask GET "/audits/$id/exhibits/$exhibit" | jq --raw-output '"exhibit: \(.kind), \(.title)"'
done

# An audit is finished a moment before it is signed.
for _ in {1..50}; do
  certificate=$(ask GET "/audits/$id/certificate" 2>/dev/null) && break
  sleep 0.2
done
[[ -n ${certificate:-} ]] || ask GET "/audits/$id/certificate" >/dev/null
printf '%s' "$certificate" >certificate.json
ask GET "/audits/$id/certificate?format=html" >certificate.html
for file in certificate.json certificate.html; do
  verdict=$(ask POST /certificates/verify --header 'Content-Type: application/json' --data-binary "@$file")
  jq --raw-output --arg file "$file" '"\($file): \(if .isGenuine then "genuine" else "NOT genuine: \(.faults | join(" "))" end), signed by \(.key)"' <<<"$verdict"
  [[ $(jq .isGenuine <<<"$verdict") == true ]] || exit "$could_not_run"
done

verdict=$(jq --raw-output .audit.verdict <<<"$now")
echo "verdict: $verdict"
case $verdict in pass) exit 0 ;; fail) exit 1 ;; inconclusive) exit 2 ;; *) exit "$could_not_run" ;; esac
