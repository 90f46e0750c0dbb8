#!/usr/bin/env bash
# Carries out docker/Dockerfile without Docker: each instruction as it is written there, with this machine's
# programs and JDK 25 in place of the base images. Then it runs the result as docker/compose.yaml would: an
# unprivileged user without capabilities, a root that cannot be written to, and a small /tmp that nothing can be
# executed from. It prints how long a start takes with and without the AOT cache.
# It cannot check what the base images hold, nor the limits on memory and processors.
# Needs Linux, Maven, a JDK 25, curl, jq, and root or user namespaces. All that it makes is under target/docker.
set -euo pipefail
cd "$(dirname "$0")/.."

if [ "${1:-}" != --inside ]; then
    # Mounts in a namespace of its own end with this script.
    if [ "$(id -u)" = 0 ]; then exec unshare --mount --propagation private "$0" --inside; fi
    exec unshare --map-root-user --mount --propagation private "$0" --inside --one-user
fi
may_switch_user=$([ "${2:-}" = --one-user ] && echo no || echo yes)

work=$PWD/target/docker
port=${PORT:-18160}
server=
declare -A roots=()

fail() { echo "check.sh: $*" >&2; exit 1; }
say() { printf '\n== %s\n' "$*"; }
stop() {
    [ -n "$server" ] || return 0
    kill "$server" 2>/dev/null || true
    wait "$server" || true
    server=
}
trap stop EXIT

# ------------------------------------------------------------------------- what stands in for the base images

find_jdk() {
    local home
    for home in ${JAVA_HOME:+"$JAVA_HOME"} /usr/lib/jvm/*; do
        if [[ "$("$home/bin/javac" -version 2>/dev/null)" == "javac 25"* ]]; then echo "$home"; return; fi
    done
    fail "no JDK 25 in JAVA_HOME or under /usr/lib/jvm; install one, for example Eclipse Temurin 25"
}

# A JRE has the modules of the boot and the platform loader, a JDK also those of the application loader
# (make/conf/module-loader-map.conf in OpenJDK).
make_jre() { # JDK FOLDER
    "$1/bin/jlink" --output "$2" --strip-debug --generate-cds-archive --add-modules "java.se,java.smartcardio,\
jdk.accessibility,jdk.charsets,jdk.crypto.cryptoki,jdk.dynalink,jdk.httpserver,jdk.incubator.vector,jdk.jfr,\
jdk.localedata,jdk.management,jdk.management.agent,jdk.management.jfr,jdk.naming.dns,jdk.naming.rmi,jdk.net,\
jdk.nio.mapmode,jdk.sctp,jdk.security.auth,jdk.security.jgss,jdk.unsupported,jdk.xml.dom,jdk.zipfs" 2>/dev/null
}

# A root with this machine's system folders, read-only, and the given Java where the base images have theirs.
base_image() { # ROOT JAVA
    local folder
    mkdir -p "$1"/{opt/java/openjdk,proc,dev,tmp,root}
    for folder in bin lib lib64 sbin usr etc; do
        if [ -L "/$folder" ]; then cp -P "/$folder" "$1/"; continue; fi
        [ -d "/$folder" ] || continue
        mkdir "$1/$folder"
        mount --rbind "/$folder" "$1/$folder"
        mount -o remount,bind,ro "$1/$folder"
    done
    mount --rbind /proc "$1/proc"
    mount --rbind /dev "$1/dev"
    mount --bind "$2" "$1/opt/java/openjdk"
    mount -o remount,bind,ro "$1/opt/java/openjdk"
}

# ------------------------------------------------------------------------------------------ the instructions

instructions() { # one a line, without comments
    sed '/^[[:space:]]*\(#.*\)\?$/d' docker/Dockerfile | sed -e ':more' -e '/\\$/{N;s/\\\n[[:space:]]*//;b more' -e '}'
}

words() { grep -o '"[^"]*"' <<<"$1" | tr -d '"'; } # of an exec form, one a line

exec_inside() { # COMMAND...: in the root, folder and environment of the stage
    exec env -i HOME=/root JAVA_HOME=/opt/java/openjdk PATH=/opt/java/openjdk/bin:/usr/sbin:/usr/bin:/sbin:/bin \
        "${environment[@]}" chroot "$root" "${identity[@]}" sh -c 'cd "$0" && exec "$@"' "$folder" "$@"
}

inside() { (exec_inside "$@"); }

copy() { # [--from=STAGE] SOURCE... TARGET
    local from=$PWD target=${*: -1} source
    if [[ $1 == --from=* ]]; then from=${roots[${1#--from=}]}; shift; fi
    [[ $target == /* ]] || target=$folder/$target
    mkdir -p "$root$target"
    if [ "$from/$1" = "$PWD/." ]; then # what .dockerignore lets through
        sed -n 's/^!//p' docker/Dockerfile.dockerignore | while read -r source; do
            [ ! -e "$source" ] || cp -a "$source" "$root$target/"
        done
        return
    fi
    for source in "${@:1:$#-1}"; do
        if [ -d "$from/$source" ]; then source=$source/.; fi
        cp -a "$from/$source" "$root$target/"
    done
}

carry_out() { # INSTRUCTION
    local name=${1%% *} rest=${1#* } stage arguments
    echo "$1"
    case $name in
        ARG | LABEL | EXPOSE) ;;
        FROM)
            stage=image
            [[ $rest != *" AS "* ]] || stage=${rest##* AS }
            root=$work/$stage folder=/ environment=() identity=()
            roots[$stage]=$root
            if [ "$stage" = image ]; then base_image "$root" "$work/jre"; else base_image "$root" "$jdk"; fi
            ;;
        WORKDIR) folder=$rest; mkdir -p "$root$folder" ;;
        ENV) read -ra arguments <<<"$rest"; environment+=("${arguments[@]}" "SERVER_PORT=$port") ;;
        COPY) read -ra arguments <<<"$rest"; copy "${arguments[@]}" ;;
        RUN)
            if [[ $rest == "--mount=type=cache,target="* ]]; then
                local cache=${rest%% *}
                cache=${cache##*=} rest=${rest#* }
                mkdir -p "$root$cache" "$HOME/${cache##*/}"
                mount --bind "$HOME/${cache##*/}" "$root$cache"
            fi
            inside sh -c "$rest" || fail "that step failed"
            ;;
        USER) user=$rest ;;
        HEALTHCHECK) mapfile -t healthcheck < <(words "${rest#*CMD }") ;;
        ENTRYPOINT) mapfile -t entrypoint < <(words "$rest") ;;
        *) fail "docker/Dockerfile has the instruction $name, which this script does not know" ;;
    esac
}

# --------------------------------------------------------------------------------------------- the container

seal() {
    mount --rbind "$root" "$root"
    mount -o remount,bind,ro "$root"
    mount -t tmpfs -o size=64m,mode=1777,noexec,nosuid,nodev tmpfs "$root/tmp"
    identity=(setpriv --no-new-privs --inh-caps=-all --bounding-set=-all)
    if [ "$may_switch_user" = yes ]; then
        identity+=(--reuid "${user%:*}" --regid "${user#*:}" --clear-groups)
    fi
    environment+=(SERVER_ADDRESS=127.0.0.1)
    inside sh -c '! (: >/app/x) 2>/dev/null && ! (: >/corpus/x) 2>/dev/null && : >/tmp/x' \
        || fail "the root can be written to, or /tmp cannot"
}

start() { # JVM-OPTION: starts the server and waits until it is healthy; sets `took` and `worked` to milliseconds
    local begin=${EPOCHREALTIME/[.,]/}
    (environment+=("JAVA_TOOL_OPTIONS=$1"); exec_inside "${entrypoint[@]}") >"$work/server.log" 2>&1 &
    server=$!
    until inside "${healthcheck[@]}" 2>/dev/null; do
        if ! kill -0 "$server" 2>/dev/null; then cat "$work/server.log" >&2; fail "the server did not start"; fi
        [ $((${EPOCHREALTIME/[.,]/} - begin)) -lt 120000000 ] || fail "not healthy after two minutes"
        sleep 0.02
    done
    took=$(((${EPOCHREALTIME/[.,]/} - begin) / 1000))
    worked=$(awk -v ticks="$(getconf CLK_TCK)" '{print int(($14 + $15) * 1000 / ticks)}' "/proc/$server/stat")
}

ask() { # prints what the server makes of a question
    curl --silent --show-error --fail --max-time 30 --json '{"question": "What is this about?"}' \
        "http://127.0.0.1:$port/v1/answers"
}

median() { printf '%s\n' "$@" | sort -n | sed -n "$((($# + 1) / 2))p"; }

compare() { # NAME THREE-WITHOUT THREE-WITH: prints both medians and their ratio
    local without with
    without=$(median "${@:2:3}") with=$(median "${@:5}")
    echo "$1: without the AOT cache $without ms, with it $with ms, $((with * 100 / without)) %"
}

# ------------------------------------------------------------------------------------------------------ check

say "options of pom.xml that docker/java-options lacks: none"
for option in $(sed -n 's#.*<run.jvm.arguments>\(.*\)</run.jvm.arguments>.*#\1#p' pom.xml); do
    grep -qx -- "$option" docker/java-options || fail "docker/java-options lacks $option"
done

say "docker/Dockerfile"
rm -rf "$work"
mkdir -p "$work"
jdk=$(find_jdk)
make_jre "$jdk" "$work/jre"
while read -r instruction; do carry_out "$instruction"; done < <(instructions)
(cd "$root" && du -sh --apparent-size app/sourcebound.aot && du -sh --apparent-size app)

say "a sealed container"
seal
start -XX:AOTMode=on # an unusable cache is an error
echo "healthy after $took ms, user $(ps -o uid= -p "$server" | tr -d ' ')$([ "$may_switch_user" = yes ] || echo " of a user namespace")"
[ -z "$(find "$root/tmp" -name '*.so*')" ] || fail "native libraries were unpacked at run time: $(find "$root/tmp" -name '*.so*')"
reply=$(ask)
jq -e '.outcome == "answered" or .outcome == "refused"' <<<"$reply" >/dev/null || fail "no reply to a question: $reply"
jq -c '{outcome, sources: [.citations[].source] | unique}' <<<"$reply"
begin=${EPOCHREALTIME/[.,]/}
for _ in {1..20}; do inside "${healthcheck[@]}"; done
echo "a health check takes $(((${EPOCHREALTIME/[.,]/} - begin) / 20000)) ms"
stop
! inside "${healthcheck[@]}" 2>/dev/null || fail "healthy although the server has stopped"
inside "${entrypoint[@]}" help >/dev/null || fail "a command of the program does not run"

say "other documents at /corpus"
mkdir "$work/documents"
echo 'The ferry to the island leaves at nine in the morning.' >"$work/documents/timetable.txt"
mount --bind "$work/documents" "$root/corpus"
start -XX:AOTMode=on
ids=$(curl --silent --show-error --fail "http://127.0.0.1:$port/v1/sources" | jq -c '[.sources[].id]')
[ "$ids" = '["timetable"]' ] || fail "the sources are $ids, not the one document at /corpus"
echo "$ids"
stop
umount "$root/corpus"

say "start, median of three"
took_without=() worked_without=() took_with=() worked_with=()
for _ in 1 2 3; do # by turns, so that what else the machine does falls on both
    start -XX:AOTMode=off; stop; took_without+=("$took") worked_without+=("$worked")
    start -XX:AOTMode=on; stop; took_with+=("$took") worked_with+=("$worked")
done
compare "until healthy" "${took_without[@]}" "${took_with[@]}"
compare "processor time" "${worked_without[@]}" "${worked_with[@]}"

say "all of it passed (outside Docker)"
