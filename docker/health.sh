#!/usr/bin/env bash
# Exits with 0 where the server can answer questions. Only bash, so that the image needs no client.
exec 3<>"/dev/tcp/127.0.0.1/${SERVER_PORT:-8080}" || exit 1
printf 'GET /actuator/health/readiness HTTP/1.0\r\nHost: localhost\r\n\r\n' >&3
read -r -t 2 _ status _ <&3
[ "${status:-none}" = 200 ] || { echo "readiness: HTTP status ${status:-none}" >&2; exit 1; }
