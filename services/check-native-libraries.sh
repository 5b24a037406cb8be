#!/bin/sh
# Lists every native library in applications (folders, also inside their jars) and fails on one that is not allowed:
# Alpine's C library is musl, and a library made for another fails there only when it is used.
#
#   check-native-libraries.sh FOLDER…
set -eu
allowed=$(dirname "$0")/native-libraries.txt

found=$(
    find "$@" -name '*.so' | sed 's|.*/||'
    find "$@" -name '*.jar' -exec unzip -l {} \; | sed -n 's|.*[ /]\([^ /]*\.so\)$|\1|p'
)
strangers=$(printf '%s\n' "$found" | sort -u | while read -r library; do
    [ -z "$library" ] || cut -d " " -f 1 "$allowed" | grep -qxF "$library" || echo "$library"
done)
if [ -n "$strangers" ]; then
    echo "Native libraries that services/native-libraries.txt does not allow:" >&2
    printf '%s\n' "$strangers" >&2
    exit 1
fi
echo "Native libraries: $(printf '%s\n' "$found" | sort -u | grep -c . || true), all allowed."
