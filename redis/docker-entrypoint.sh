#!/bin/sh
# Writes the users, then starts the server; any other command runs untouched.
set -eu

[ "${1-}" = redis-server ] || exec "$@"

fail() { echo "redis: $*" >&2; exit 64; }

# secret NAME: the value of NAME or the content of the file NAME_FILE names; exactly one of them.
secret() {
    eval "value=\${$1-} file=\${${1}_FILE-}"
    [ -z "$value" ] || [ -z "$file" ] || fail "both $1 and $1_FILE are set. Keep $1_FILE and remove the other."
    if [ -n "$file" ]; then
        [ -r "$file" ] || fail "$file ($1_FILE) cannot be read. Is the secret mounted? Run make secrets, then make up."
        value=$(cat "$file")
    fi
    [ -n "$value" ] || fail "there is no password: set $1_FILE to the path of a file that holds one."
    printf '%s' "$value"
}

# The server keeps hashes, and so does the file.
hash() {
    password=$(secret "$1") || exit
    printf '%s' "$password" | openssl dgst -sha256 -r | cut -d ' ' -f 1
}

umask 077
metrics=$(hash REDIS_METRICS_PASSWORD)
wordpress=$(hash REDIS_WORDPRESS_PASSWORD)
# Each may use the commands that it needs, by name: SCAN, RANDOMKEY, DBSIZE and their like tell one about the other's keys,
# whatever the patterns say.
cat > /run/redis/users.acl <<USERS
user default off
user health on nopass -@all +ping
user metrics on #$metrics ~totem:metrics:* -@all +@connection -@dangerous +del +exists +hgetall +hkeys +hset +ttl +type
user wordpress on #$wordpress ~wordpress:* -@all +@connection -@dangerous +del +exists +get +mget +set +ttl
USERS
unset REDIS_METRICS_PASSWORD REDIS_WORDPRESS_PASSWORD

exec "$@"
