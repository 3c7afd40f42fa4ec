#!/usr/bin/env bash
# Builds everything with warnings as errors, runs all tests one project after another,
# and ends with the line "N passed, N failed, N skipped". Exit 0: all passed; 1: not; 2: it could not start.
set -euo pipefail
root=$(dirname -- "$(readlink -f -- "${BASH_SOURCE[0]}")")
. "$root/eng/prerequisites.sh"
exec </dev/null

find_dotnet
need_libraries
build_locked Cerulean.slnx || { echo "The build failed; the reasons are above."; exit 1; }

results=$root/artifacts/tests
rm -rf "$results"
mkdir -p "$results"
broken=0
for project in "$root"/tests/*/*.csproj; do
    name=$(basename "$project" .csproj)
    echo "== $name"
    # The built assembly and not the project: no second look at what has just been built.
    status=0
    timeout -k 10 1800 dotnet test "$root/tests/$name/bin/Release/net10.0/$name.dll" --results-directory "$results" \
        --logger "trx;LogFileName=$name.trx" --logger "console;verbosity=minimal" || status=$?
    # A test host that dies, or hangs, fails no test: count it, or nobody would notice.
    if [ "$status" != 0 ] && ! grep -qs '<UnitTestResult .* outcome="Failed"' "$results/$name.trx"; then
        echo "$name ended before its time (exit $status)."
        broken=$((broken + 1))
    fi
done

echo
find "$results" -name '*.trx' -exec cat {} + | awk -v broken="$broken" -f "$root/eng/summary.awk"
