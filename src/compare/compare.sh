#!/usr/bin/env bash
# Measures retrieval to context beside what others would build, without a language model: LangChain4j's easy RAG and
# Spring AI's, with bge-small-en-v1.5, from which the embedder here is trained, over the same documents, on the same processors, each in a process of its own, in
# turns. Needs Maven, a JDK 25 and Maven Central; run `mvn package -DskipTests` before.
#   src/compare/compare.sh [FOLDER [QUESTIONS [SECONDS [ROUNDS]]]]
set -euo pipefail
cd "$(dirname "$0")/../.."
folder=${1:-seeds}
questions=${2:?a file of labelled questions, JSON Lines}
seconds=${3:-10}
rounds=${4:-3}
java=${JAVA_HOME:+$JAVA_HOME/bin/}java
work=target/compare
options="--add-modules=jdk.incubator.vector --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow -Xmx1g"
mkdir -p "$work"

class_path() { # NAME MAVEN-ARGUMENTS
    local file=$PWD/$work/$1.cp
    shift
    [ -s "$file" ] || mvn -q -B "$@" dependency:build-classpath -Dmdep.outputFile="$file" >&2
    cat "$file"
}

race() { # CLASS CLASS-PATH
    # shellcheck disable=SC2086
    "$java" $options -Dorg.slf4j.simpleLogger.defaultLogLevel=error -cp "$2" "src/compare/$1.java" \
        "$folder" "$questions" "$seconds" 2>>"$work/log"
}

ours=target/classes:$(class_path ours)
langchain4j=$(class_path langchain4j -f src/compare/pom.xml -Plangchain4j)
spring_ai=$(class_path spring-ai -f src/compare/pom.xml -Pspring-ai)
printf '%-12s %8s %10s %10s %8s %8s %10s %8s\n' '' passages/s chars/s questions/s 'p50 ms' 'p99 ms' together/s resident
for _ in $(seq "$rounds"); do
    race Ours "$ours"
    race EasyRag "$langchain4j"
    race SpringAi "$spring_ai"
done
