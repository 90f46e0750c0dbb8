#!/usr/bin/env bash
# Makes /app/sourcebound.aot: loads everything that a start loads, and stops before the server listens.
set -euo pipefail
cd /app
java @/app/java-options -XX:AOTCacheOutput=/app/sourcebound.aot -Dspring.context.exit=onRefresh \
    -Xlog:disable -jar /app/sourcebound.jar
[ -s /app/sourcebound.aot ] || { echo "train.sh: the JVM wrote no AOT cache" >&2; exit 1; }
