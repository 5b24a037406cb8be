#!/bin/sh
# As MongoDB's official image does: at the first start the root user and the scripts, then the server with logins.
set -eu

[ "${1-}" = mongod ] || exec "$@"

fail() { echo "mongodb: $*" >&2; exit 1; }

file=${MONGO_INITDB_ROOT_PASSWORD_FILE-}
[ -z "$file" ] || [ -z "${MONGO_INITDB_ROOT_PASSWORD-}" ] ||
    fail "both MONGO_INITDB_ROOT_PASSWORD and MONGO_INITDB_ROOT_PASSWORD_FILE are set (but are exclusive)"
[ -z "$file" ] || MONGO_INITDB_ROOT_PASSWORD=$(cat "$file")
user=${MONGO_INITDB_ROOT_USERNAME:?} password=${MONGO_INITDB_ROOT_PASSWORD:?}
unset MONGO_INITDB_ROOT_PASSWORD

serve() {
    exec java -XX:+UseSerialGC -Xmx128m --sun-misc-unsafe-memory-access=allow -cp '/opt/mongo/*:/opt/mongo/lib/*' \
        io.totem.standin.StandinMongo /data/db "$address" "$logins"
}

if [ ! -e /data/db/initialised ]; then
    rm -f /data/db/store.mv /data/db/accounts
    address=127.0.0.1 logins=noauth
    serve &
    server=$!
    tries=0
    until mongosh --quiet --norc --eval "db.adminCommand('ping').ok" > /dev/null 2>&1; do
        tries=$((tries + 1))
        if [ "$tries" -gt 60 ] || ! kill -0 "$server"; then fail "the server for the first start does not answer"; fi
        sleep 0.5
    done
    MONGO_ROOT="$password" mongosh --quiet --norc admin --eval \
        "db.createUser({user: '$user', pwd: process.env.MONGO_ROOT, roles: [{role: 'root', db: 'admin'}]})" > /dev/null
    for script in /docker-entrypoint-initdb.d/*.js; do
        [ ! -e "$script" ] || { echo "mongodb: running $script"; mongosh --quiet --norc test --file "$script"; }
    done
    kill "$server"
    wait "$server" || [ $? = 143 ]
    touch /data/db/initialised
fi

address=0.0.0.0 logins=auth
serve
