#!/usr/bin/env bash
# Loads what is in this folder into Prometheus itself: the configuration, the rules, what they do in an hour of trouble and
# in a quiet one, and every query of the dashboard. With the address of a running server it also scrapes that, and fails
# where a rule cannot be evaluated or a query of the dashboard is none.
#   docker/watch/check.sh [http://127.0.0.1:8080]
# Needs promtool and prometheus (on Debian: apt-get install prometheus) and jq.
set -euo pipefail
cd "$(dirname "$0")"

promtool=$(command -v promtool) || { echo "promtool is missing; on Debian: apt-get install prometheus" >&2; exit 1; }
work=$(mktemp -d)
server=
trap '[ -z "$server" ] || kill "$server"; rm -rf "$work"' EXIT

sed -e 's#/etc/prometheus/##' -e 's#/run/secrets/watch.key#watch.key#' prometheus.yaml >"$work/prometheus.yml"
cp alerts.yaml "$work"
echo none >"$work/watch.key"

echo "== the configuration"
"$promtool" check config "$work/prometheus.yml"
echo "== the rules"
"$promtool" check rules alerts.yaml
echo "== what they do"
"$promtool" test rules alerts_test.yaml
echo "== the queries of the dashboard"
# Grafana puts the interval in.
jq -r '.. | .expr? // empty' grafana/sourcebound.json | sed 's/\$__rate_interval/1m/g' >"$work/queries"
awk 'BEGIN { print "groups:\n  - name: dashboard\n    rules:" }
     { gsub(/\047/, "\047\047"); printf "      - record: query%d\n        expr: \047%s\047\n", NR, $0 }' "$work/queries" >"$work/dashboard.yaml"
"$promtool" check rules "$work/dashboard.yaml"

[ $# -gt 0 ] || exit 0
echo "== a scrape of $1"
prometheus=$(command -v prometheus)
sed -i -e "s#sourcebound:8080#${1#http://}#" -e 's/15s/1s/' "$work/prometheus.yml"
port=${PROMETHEUS_PORT:-9190}
"$prometheus" --config.file="$work/prometheus.yml" --storage.tsdb.path="$work/data" --web.listen-address="127.0.0.1:$port" \
    >"$work/log" 2>&1 &
server=$!
api() { curl --fail --silent --show-error --max-time 10 "http://127.0.0.1:$port/api/v1/$1" "${@:2}"; }
for _ in {1..60}; do
    sleep 1
    health=$(api targets 2>/dev/null | jq -r '.data.activeTargets[0].health' 2>/dev/null) || true
    [ "$health" = up ] && api rules | jq -e 'all(.data.groups[].rules[]; .health == "ok")' >/dev/null && break
done
[ "$health" = up ] || { cat "$work/log" >&2; echo "the server is not scraped: $health" >&2; exit 1; }
api rules | jq -e 'all(.data.groups[].rules[]; .health == "ok")' >/dev/null || { api rules >&2; exit 1; }
while read -r query; do
    api query --data-urlencode "query=$query" --get | jq -e '.status == "success"' >/dev/null || { echo "$query" >&2; exit 1; }
done <"$work/queries"
echo "scraped, every rule evaluated, every query of the dashboard answered"
