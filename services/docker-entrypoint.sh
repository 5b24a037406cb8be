#!/bin/sh
# Starts this image's service, or runs a command of it (dashboard: password, user); any other command runs untouched.
set -eu

case "${1-}" in
    serve | password | user) ;;
    *) exec "$@" ;;
esac

fail() { echo "$SERVICE: $*" >&2; exit 64; }

# A secret is given as VAR_FILE, the name of a file; VAR itself would show in the engine's records.
for name in $(env | sed -n 's/^\([A-Z0-9_]*\)_FILE=.*/\1/p'); do
    eval "file=\${${name}_FILE} value=\${$name-}"
    [ -z "$value" ] || fail "both $name and ${name}_FILE are set. Keep ${name}_FILE and remove the other."
    [ -n "$file" ] || fail "${name}_FILE is empty. Name the file that holds the secret, such as /run/secrets/… ."
    [ -r "$file" ] || fail "$file (${name}_FILE) cannot be read. Is the secret mounted? Run make secrets, then make up."
    [ -s "$file" ] || fail "$file (${name}_FILE) is empty. Delete it on the host and run make secrets, then make up."
done

java() { exec "$JAVA_HOME/bin/java" @/opt/totem/jvm.flags @/opt/totem/class-path.args "$@"; }

# A command needs little of what the cache holds, and shares the container's memory with the service.
[ "$1" = serve ] || java io.totem.dashboard.account.AccountCommand "$@"
java -XX:AOTCache=/opt/totem/app.aot "-Dtotem.service=$SERVICE" io.quarkus.runner.GeneratedMain "$@"
