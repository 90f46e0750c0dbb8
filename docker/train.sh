#!/usr/bin/env bash
# Makes /app/sourcebound.aot, the AOT cache: a run that does what every run does, up to its first answer, so that
# the cache knows the classes of all of it. The index is only made once the server listens, so it has to be served.
set -euo pipefail
cd /app
export SERVER_ADDRESS=127.0.0.1
question='{"question": "What happened last year, and who said so?"}'

java @/app/java-options -XX:AOTCacheOutput=/app/sourcebound.aot -Xlog:disable -jar /app/sourcebound.jar &
server=$!
until bash health.sh 2>/dev/null; do
    kill -0 "$server" 2>/dev/null || { echo "train.sh: the server did not start" >&2; exit 1; }
    sleep 0.2
done

exec 3<>"/dev/tcp/127.0.0.1/$SERVER_PORT"
printf 'POST /v1/answers HTTP/1.0\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n%s' \
    "${#question}" "$question" >&3
read -r -t 60 _ status _ <&3
[ "$status" = 200 ] || { echo "train.sh: the question came back with status $status" >&2; exit 1; }
cat <&3 >/dev/null

kill "$server"
wait "$server" || true # 143: ended by a signal
[ -s sourcebound.aot ] || { echo "train.sh: the JVM wrote no AOT cache" >&2; exit 1; }
