#!/usr/bin/env bash
# Makes the command line as one self-contained file with its plugins and web root beside it, for machines without .NET,
# and sees that it serves: tools/publish.sh [FOLDER]
set -euo pipefail
root=$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/..
target=${1:-$root/artifacts/single-file}
dotnet publish "$root/src/Lethe.Cli" --configuration Release --runtime linux-x64 --self-contained \
  -p:PublishSingleFile=true -p:EnableCompressionInSingleFile=true -p:InvariantGlobalization=true -p:DebugType=none \
  --output "$target" --nologo --verbosity quiet
# Plugins stay files beside it: each is a folder with a load context of its own.
rm -rf "$target/plugins"
for project in "$root"/plugins/*/*.csproj; do
  dotnet build "$project" --configuration Release --nologo --verbosity quiet -nodeReuse:false
done
cp -r "$root/artifacts/plugins" "$target/plugins"
"$root/tools/check-published.sh" "$target"
du -sh "$target/lethe" "$target/plugins" "$target/wwwroot"
