#!/usr/bin/env bash
# Checks a device against the CPU and times it beside PyTorch, on a machine without the .NET SDK.
#   usage: native/gpu-checks.sh PROGRAM
# PROGRAM is the command line as one file, made elsewhere with tools/publish.sh. Needed here: g++, cmake, and a
# libtorch: LETHE_LIBTORCH=<root>, or the one inside this machine's PyTorch, or the distribution's.
# Everything is compared with double precision on the CPU. Without a GPU it says so and checks the CPU alone.
set -euo pipefail

program=$(readlink -f "${1:?usage: native/gpu-checks.sh PROGRAM (from tools/publish.sh)}")
here=$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")
build=$(mktemp -d)
trap 'rm -rf "$build"' EXIT

# The first Python that has PyTorch is the one to compare with, and the one whose libtorch is used.
for python in "${LETHE_PEER_PYTHON:-}" python3 /usr/bin/python3; do
  inside=$("${python:-false}" -c 'import os, torch; print(os.path.dirname(torch.__file__))' 2>/dev/null) || continue
  LETHE_PEER_PYTHON=$(command -v "$python")
  export LETHE_PEER_PYTHON
  # A distribution's PyTorch keeps its headers elsewhere; the build then looks in /usr by itself.
  [[ -n ${LETHE_LIBTORCH:-} || ! -d $inside/include/torch ]] || export LETHE_LIBTORCH=$inside
  break
done
echo "libtorch: ${LETHE_LIBTORCH:-the one of the distribution}"
if ! { cmake -S "$here" -B "$build" -DCMAKE_BUILD_TYPE=Release && cmake --build "$build" --parallel; } >"$build/log" 2>&1; then
  tail -n 30 "$build/log" >&2
  echo "gpu-checks: the shim does not build against this libtorch" >&2
  exit 1
fi
export LETHE_SHIM=$build/liblethe_torch.so

failed=0
check() { # what, argument...
  echo
  echo "== $1"
  shift
  "$program" "$@" || failed=1
}

check "operators and gradients on the CPU" parity --device cpu
gpu=$("$program" doctor --json 2>/dev/null | grep -A3 '"id": "cuda"' | grep -c '"status": "ok"' || true)
if ((gpu)); then
  command -v nvidia-smi >/dev/null && nvidia-smi --query-gpu=name,driver_version,memory.total --format=csv,noheader
  check "operators, gradients, training and TorchScript on the GPU" parity --device cuda
  check "time beside PyTorch on the GPU" bench --device cuda
  # The demo's audit on the GPU, twice: it works there, and what is finished is found again. The verdicts are the demo's.
  LETHE_HOME=$build/home "$program" demo >/dev/null || failed=1
  request=$build/home/demo/request.yaml
  for _ in first second; do
    echo
    echo "== the demo's audit on the GPU"
    status=0
    LETHE_HOME=$build/home "$program" audit run "$request" --set device=cuda || status=$?
    ((status < 3)) || failed=1
  done
else
  echo
  echo "There is no GPU that this libtorch can use: the CPU half is all that was checked."
fi
check "time beside PyTorch on the CPU" bench --device cpu
exit "$failed"
