# shellcheck shell=bash disable=SC2154,SC2034,SC2164  # sourced by ./lethe: its names, its set -e
# `./lethe test`: builds everything, checks the formatting, runs every project tests/*.Tests and ends with one line
#   N passed, N failed[, N skipped]
# the sum over the projects. A project that crashed, hung, was not built or holds no test counts as one failed.

readonly results=$work/test-results
# Started first, so that none of them is left alone at the end.
readonly longest=(Lethe.Hosting.Tests Lethe.Web.Tests Lethe.Browser.Tests)
passed=0 failed=0 skipped=0 every=no
filters=() troubles=() reasons=()
declare -A running=() started=() # by process

test_usage() {
  cat <<'USAGE'
usage: ./lethe test [--all] [filter...]
  --all     runs the slow tests too: those with [Trait("Speed", "slow")]
  filter    a part of a test's full name, or the name of a test project; several mean any of them
            (with a filter the formatting is not checked)
LETHE_TEST_MINUTES is how long one project may take: 25 unless told, 240 with --all.
LETHE_TEST_JOBS is how many projects run at once: as many as there are processors unless told, and at most 4.
USAGE
}

test_command() {
  while (($#)); do
    case $1 in
      --all) every=yes ;;
      -h | --help) test_usage && return ;;
      -*) test_usage >&2 && fail "unknown option '$1' of ./lethe test" ;;
      *) filters+=("$1") ;;
    esac
    shift
  done
  # A build that fails is a failed test, and says so in the line that is read last.
  trap '(($? != 1)) || echo "0 passed, 1 failed"' EXIT
  prepare_for_tests
  trap - EXIT
  cd "$root"
  ((${#filters[@]})) || check_formatting
  rm -rf "$results" && mkdir -p "$results"
  run_projects
  summarise
}

prepare_for_tests() {
  build_failed=1
  # Only tests need these: they compare with PyTorch for Python, look at the pages with a browser, run the script over REST.
  prepare python3-torch python3-numpy chromium curl jq
  hold_build
}

trouble() { # a failure that is no test of its own
  failed=$((failed + 1))
  troubles+=("$1")
  echo "$1"
}

check_formatting() {
  say "checking the formatting"
  local log=$logs/format.log
  "$dotnet" format Audit.sln --verify-no-changes --no-restore --exclude .lethe </dev/null >"$log" 2>&1 9>&- || {
    sed "s|$root/||g; s| \[.*\]\$||" "$log" | LC_ALL=C sort -u | head -n 30
    trouble "formatting: C# sources differ from what \`dotnet format\` writes"
  }
  # Of the rest only what every editor agrees on: no tabs, no blanks at the end of a line, a newline at the end.
  local file bad=()
  while IFS= read -r -d '' file; do
    if LC_ALL=C grep -q -P '\t|\r|[ ]$' "$file" || [[ -n $(tail -c 1 "$file") ]]; then
      bad+=("$file")
    fi
  done < <(find native tools lethe .ci -type f \( -name '*.cpp' -o -name '*.h' -o -name '*.sh' -o -name CMakeLists.txt -o -name lethe -o -name run \) -print0)
  ((${#bad[@]} == 0)) || trouble "formatting: tabs, blanks at the end of a line or no newline at the end: ${bad[*]}"
}

# What `dotnet test` is to run of a project: everything asked for, without the slow ones unless they are asked for.
filter_of() { # project
  local parts=() filter names
  for filter in "${filters[@]}"; do
    [[ $filter != "$1" ]] || { parts=() && break; }
    # These characters mean something to the filter language of `dotnet test`.
    # shellcheck disable=SC2001 # bash 5.1 and 5.2 do not agree on what & is in a replacement
    parts+=("FullyQualifiedName~$(sed 's/[\\()&|=!~]/\\&/g' <<<"$filter")")
  done
  names=$(IFS='|' && echo "${parts[*]}")
  [[ $every == yes ]] || names="Speed!=slow${names:+&($names)}"
  echo "$names"
}

is_asked_for() { # project; a filter that names a project leaves out the others
  local filter named=no
  for filter in "${filters[@]}"; do
    [[ $filter != "$1" ]] || return 0
    [[ ! -d tests/$filter ]] || named=yes
  done
  [[ $named == no ]]
}

run_projects() {
  local project jobs=${LETHE_TEST_JOBS:-$(nproc)}
  ((jobs <= 4)) || [[ -n ${LETHE_TEST_JOBS:-} ]] || jobs=4
  trap 'stop_projects 130' INT
  trap 'stop_projects 143' TERM HUP
  for project in $(projects); do
    ((${#running[@]} < jobs)) || await_project
    start_project "$project"
  done
  while ((${#running[@]})); do
    await_project
  done
  trap - INT TERM HUP
}

projects() {
  local project names=()
  for project in tests/*.Tests; do
    [[ ! -d $project ]] || names+=("$(basename "$project")")
  done
  printf '%s\n' "${longest[@]}" "${names[@]}" | awk -v names=" ${names[*]} " 'index(names, " " $0 " ") && !seen[$0]++'
}

start_project() { # project
  local name=$1 dll=$root/artifacts/bin/$1/release/$1.dll filter
  is_asked_for "$name" || return 0
  [[ -e $dll ]] || { trouble "$name: was not built; is it part of Audit.sln?" && return; }
  filter=$(filter_of "$name")
  say "testing $name"
  timeout --kill-after=30 "$(minutes)m" "$dotnet" test "$dll" --nologo --logger "console;verbosity=minimal" \
    --logger "trx;LogFileName=$name.trx" --results-directory "$results" ${filter:+--filter "$filter"} \
    </dev/null >"$results/$name.log" 2>&1 9>&- &
  running[$!]=$name started[$!]=$SECONDS
}

minutes() { echo "${LETHE_TEST_MINUTES:-$([[ $every == yes ]] && echo 240 || echo 25)}"; }

await_project() { # whichever ends first
  local process
  while true; do
    for process in "${!running[@]}"; do
      kill -0 "$process" 2>/dev/null && continue
      finish_project "$process"
      return
    done
    wait -n "${!running[@]}" || true
  done
}

finish_project() { # process
  local name=${running[$1]} seconds=$((SECONDS - started[$1])) status=0
  unset "running[$1]" "started[$1]"
  wait "$1" || status=$?
  count_project "$name" "$status" "$seconds" "$(minutes)"
}

stop_projects() { # exit status
  trap - INT TERM HUP
  # `timeout` leads a group of its own, and a test host that is asked to end goes on with its tests.
  local process
  for process in "${!running[@]}"; do
    kill -KILL -- "-$process" 2>/dev/null || true
  done
  exit "$1"
}

count_project() { # project, exit status, seconds, minutes allowed
  local name=$1 status=$2 counters good bad total ran
  counters=$(grep -o '<Counters [^>]*>' "$results/$name.trx" 2>/dev/null | head -n 1 || true)
  if ((status == 124 || status == 137)); then
    tail -n 30 "$results/$name.log"
    trouble "$name: did not end within $4 minutes (LETHE_TEST_MINUTES allows more)"
  elif [[ -z $counters ]]; then
    tail -n 30 "$results/$name.log"
    trouble "$name: gave no result, its log is $results/$name.log"
  fi
  [[ -n $counters ]] || return 0
  total=$(attribute total "$counters") ran=$(attribute executed "$counters") good=$(attribute passed "$counters")
  # What ran and did not pass has failed, whatever it is called: failed, error, timeout, aborted, inconclusive.
  bad=$((ran - good))
  passed=$((passed + good)) failed=$((failed + bad)) skipped=$((skipped + total - ran))
  if ((bad || status)); then
    grep -vE '^(Test run for|A total of|Results File|$)' "$results/$name.log" || true
  fi
  ((total == 0)) || echo "$name: $good passed, $bad failed, $((total - ran)) skipped ($3 s)"
  mapfile -t -O "${#reasons[@]}" reasons < <(skip_reasons "$results/$name.trx")
  if ((status != 124 && status != 137)) && { ((status && !bad)) || grep -qE 'crashed|[Aa]borted' "$results/$name.log"; }; then
    trouble "$name: ended before all its tests had run (exit status $status), its log is $results/$name.log"
  elif ((total == 0)); then
    explain_nothing "$name"
  fi
}

attribute() { sed -E "s/.* $1=\"([0-9]+)\".*/\1/" <<<"$2"; }

# No test of a project ran. That is what was asked for when it only has others; otherwise it is broken.
explain_nothing() { # project
  ((${#filters[@]} == 0)) || return 0
  if [[ $every == no ]] &&
    "$dotnet" test "$root/artifacts/bin/$1/release/$1.dll" --nologo --list-tests </dev/null 2>/dev/null 9>&- | grep -q '^    [^ ]'; then
    echo "$1: only slow tests, which --all runs"
  else
    trouble "$1: has no tests"
  fi
}

skip_reasons() { # trx file; one line "test: reason" for each skipped test
  awk '
    /<UnitTestResult / { name = ""; if (/outcome="NotExecuted"/ && match($0, /testName="[^"]*"/)) name = substr($0, RSTART + 10, RLENGTH - 11) }
    name != "" && /<Message>/ { sub(/.*<Message>/, ""); sub(/<\/Message>.*/, ""); print name ": " $0; name = "" }
  ' "$1" | sed 's/&#x[AaDd];/ /g; s/&lt;/</g; s/&gt;/>/g; s/&quot;/"/g; s/&apos;/'\''/g; s/&amp;/\&/g'
}

summarise() {
  if ((${#reasons[@]})); then
    echo "Skipped:"
    printf '  %s\n' "${reasons[@]}"
  fi
  if ((${#troubles[@]})); then
    echo "Failed besides single tests:"
    printf '  %s\n' "${troubles[@]}"
  fi
  ((passed + failed)) || echo "No test ran${filters[*]:+: nothing fast matches ${filters[*]}}; --all runs the slow ones too."
  echo "$passed passed, $failed failed$( ((skipped == 0)) || echo ", $skipped skipped")"
  ((passed > 0 && failed == 0)) || exit 1
}
