#!/bin/bash
# Makes the users of the services hold, then starts the server as the image does; any other command runs untouched.
#
# The image itself makes users only while the data folder is empty: a first start that was cut off would leave it without them
# for ever, and a password changed in secrets/ would be known to nobody.
set -euo pipefail

[ "${1-}" = mongod ] || exec docker-entrypoint.sh "$@"

data=/data/db port=27018 users=/start/users.js
# What the users were last made from.
made=$data/totem-users
wanted=$(cat "$users" /run/secrets/mongodb_*_password | sha256sum | cut -d ' ' -f 1)

fail() { echo "mongodb: $*" >&2; exit 1; }

# Without logins, on this container's own loopback: nobody else reaches it.
make_users() {
    echo "mongodb: making the services' users"
    mongod --dbpath "$data" --bind_ip 127.0.0.1 --port "$port" --quiet &
    server=$!
    tries=0
    until (exec 3<> "/dev/tcp/127.0.0.1/$port") 2> /dev/null; do
        tries=$((tries + 1))
        kill -0 "$server" 2> /dev/null || fail "the server did not start; the lines above say why."
        [ "$tries" -le 600 ] || fail "the server does not answer after a minute; the lines above say why."
        sleep 0.1
    done
    mongosh --quiet --norc --port "$port" --file "$users" || fail "the users could not be made; the lines above say why."
    kill "$server"
    wait "$server" || fail "the server did not end well; the lines above say why."
    printf '%s' "$wanted" > "$made.new"
    sync "$made.new"
    mv "$made.new" "$made"
}

[ "$(cat "$made" 2> /dev/null)" = "$wanted" ] || make_users

exec docker-entrypoint.sh "$@" --auth
