#!/usr/bin/env bash
# Fetches ONNX Runtime (Microsoft's C# sources and the native library) into .lethe/npm.
# LETHE_CUDA=1 adds the CUDA provider, 180 MB to fetch. With nothing changed it does nothing and needs no network.
set -euo pipefail

root="$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)"
target="$root/.lethe/npm"
stamp="$target/fetched"

fail() {
  echo "fetch-onnx: $*" >&2
  exit 1
}

fingerprint() { cat "$root/tools/$1/package.json" "$root/tools/$1/package-lock.json" | sha256sum | cut -d' ' -f1; }

whole() {
  local packages="$1/node_modules"
  [[ -f "$packages/com.github.asus4.onnxruntime/Plugins/Linux/x64/libonnxruntime.so" ]] || return 1
  [[ -f "$packages/com.github.asus4.onnxruntime/Runtime/NativeMethods.shared.cs" ]] || return 1
  [[ "$2" != npm-cuda ]] ||
    [[ -f "$packages/com.github.asus4.onnxruntime.linux-x64-gpu/Plugins/Linux/x64/libonnxruntime_providers_cuda.so" ]]
}

current() { [[ -f "$stamp" && "$(cat "$stamp")" == "$1 $(fingerprint "$1")" ]] && whole "$target" "$1"; }

# What was fetched with CUDA holds all that is needed without it, so it is never thrown away for the smaller set.
if current npm-cuda; then exit 0; fi
case "${LETHE_CUDA:-0}" in
  1) set=npm-cuda ;;
  0 | '') set=npm ;;
  *) fail "LETHE_CUDA is '$LETHE_CUDA'; set it to 1 for the CUDA provider or leave it out." ;;
esac
if current "$set"; then exit 0; fi

command -v npm >/dev/null || fail "npm is missing; install it (on Debian: apt install npm) and run ./lethe again."

part="$target.part"
trap 'rm -rf "$part"' EXIT
rm -rf "$part"
mkdir -p "$part"
cp "$root/tools/$set/package.json" "$root/tools/$set/package-lock.json" "$part/"
echo "fetch-onnx: fetching ONNX Runtime ($set)"
(cd "$part" && npm ci --ignore-scripts --no-audit --no-fund)

# The package carries every platform, more than 400 MB unpacked; the build reads only the C# sources and Linux x64.
package="$part/node_modules/com.github.asus4.onnxruntime"
find "$package/Plugins" -mindepth 1 -maxdepth 1 ! -name Linux -exec rm -rf {} +
rm -rf "$package/Editor"
# TensorRT needs libraries of its own and nothing here asks for it.
rm -f "$part"/node_modules/*/Plugins/Linux/x64/libonnxruntime_providers_tensorrt.so

whole "$part" "$set" || fail "the package was fetched but libonnxruntime.so or the C# sources are not in it; check tools/$set."
echo "$set $(fingerprint "$set")" >"$part/fetched"
rm -rf "$target"
mv "$part" "$target"
