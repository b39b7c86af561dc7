#!/usr/bin/env bash
# Makes the command line as one self-contained file, for machines without .NET: tools/publish.sh [FOLDER]
set -euo pipefail
root=$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/..
target=${1:-$root/artifacts/single-file}
dotnet publish "$root/src/Lethe.Cli" --configuration Release --runtime linux-x64 --self-contained \
  -p:PublishSingleFile=true -p:EnableCompressionInSingleFile=true -p:InvariantGlobalization=true -p:DebugType=none \
  --output "$target" --nologo --verbosity quiet
du -sh "$target/lethe"
