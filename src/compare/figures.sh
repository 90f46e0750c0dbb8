#!/usr/bin/env bash
# The figures of src/docs/speed.md in one run, one after the other, on a machine that does nothing else: some 25 minutes.
# Leaves what each command prints in target/figures. Needs what compare.sh needs.
#   src/compare/figures.sh QUESTIONS [PORT]
set -euo pipefail
questions=$(realpath "${1:?a file of labelled questions about the documents in seeds, JSON Lines}")
cd "$(dirname "$0")/../.."
port=${2:-8090}
java=("${JAVA_HOME:+$JAVA_HOME/bin/}java" --add-modules=jdk.incubator.vector --enable-native-access=ALL-UNNAMED
    --sun-misc-unsafe-memory-access=allow)
figures=$PWD/target/figures
jar=target/sourcebound.jar

mvn -q -B package -DskipTests
rm -rf "$figures"
mkdir -p "$figures/corpus"
cp seeds/* "$figures/corpus"

sourcebound() { # NAME ARGUMENTS
    local name=$1
    shift
    "${java[@]}" -jar "$jar" "$@" >"$figures/$name.txt" 2>"$figures/$name.log"
    echo "$name: $figures/$name.txt"
}

{
    date --utc '+%F %R UTC'
    git rev-parse HEAD
    git status --short --untracked-files=no
} >"$figures/when.txt"
sourcebound benchmark benchmark
taskset -c 0 "${java[@]}" -jar "$jar" benchmark >"$figures/one-core.txt" 2>"$figures/one-core.log"
echo "one-core: $figures/one-core.txt"

"${java[@]}" -XX:NativeMemoryTracking=summary -jar "$jar" --server.port="$port" --sourcebound.answer.cache-size=0 \
    --sourcebound.corpus.folder="$figures/corpus" >"$figures/server.log" 2>&1 &
server=$!
trap 'kill "$server"' EXIT
curl -sf --retry 120 --retry-delay 1 --retry-all-errors "http://127.0.0.1:$port/actuator/health/readiness" >/dev/null
sourcebound overload overload --questions "$questions" --seconds 60 --pid "$server" --url "http://127.0.0.1:$port"
sourcebound soak soak --questions "$questions" --minutes 8 --rate 4 --folder "$figures/corpus" --pid "$server" \
    --url "http://127.0.0.1:$port"
kill "$server"
trap - EXIT
wait "$server" || true

src/compare/compare.sh seeds "$questions" 10 2 >"$figures/compare.txt"
echo "compare: $figures/compare.txt"
