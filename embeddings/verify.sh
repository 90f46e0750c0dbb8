#!/usr/bin/env bash
# Whether the models are those that the owner of this project signed.
#   embeddings/verify.sh                  the files are those of SHA256SUMS
#   embeddings/verify.sh ALLOWED_SIGNERS  and SHA256SUMS.sig is a signature of it by one of those signers
# ALLOWED_SIGNERS has a line for each signer: a name, and a public key of OpenSSH's (see ssh-keygen(1)). How to sign, and
# where to get that file from: src/docs/supply-chain.md.
set -euo pipefail
signers=${1:+$(realpath "$1")}
cd "$(dirname "$0")"

sha256sum --check --strict --quiet SHA256SUMS
echo "the files are those of SHA256SUMS"
if [ -n "$signers" ]; then
    [ -f SHA256SUMS.sig ] || { echo "SHA256SUMS is not signed: there is no SHA256SUMS.sig" >&2; exit 1; }
    signer=$(ssh-keygen -Y find-principals -f "$signers" -s SHA256SUMS.sig)
    ssh-keygen -Y verify -f "$signers" -I "$signer" -n sourcebound-models -s SHA256SUMS.sig <SHA256SUMS
fi
