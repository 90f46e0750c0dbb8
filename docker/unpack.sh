#!/usr/bin/env bash
# Unpacks the executable jar for the image: one folder per layer, least often changed first, and the native
# libraries of this processor beside them.
#   unpack.sh JAR FOLDER
set -euo pipefail
jar=$1 folder=$2

java -Djarmode=tools -jar "$jar" extract --layers --destination "$folder"

case "$(uname -m)" in
    x86_64) natives=(ai/onnxruntime/native/linux-x64 native/lib/linux-x86_64) ;;
    aarch64) natives=(ai/onnxruntime/native/linux-aarch64 native/lib/linux-aarch64) ;;
    *) echo "unpack.sh: no native libraries for the processor $(uname -m), only for x86_64 and aarch64" >&2; exit 1 ;;
esac
unpacked=$(mktemp -d)
trap 'rm -rf "$unpacked"' EXIT
for library in "$folder"/dependencies/lib/{onnxruntime,tokenizers}-*.jar; do
    jar --extract --file "$library" --dir "$unpacked" "${natives[@]}"
done
mkdir "$folder/natives"
find "$unpacked" -name '*.so' -exec mv -t "$folder/natives" {} +

for needed in libonnxruntime.so libonnxruntime4j_jni.so libtokenizers.so; do
    [ -f "$folder/natives/$needed" ] || { echo "unpack.sh: $needed is in no jar of $jar" >&2; exit 1; }
done
