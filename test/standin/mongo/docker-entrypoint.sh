#!/bin/sh
# As the one of MongoDB's official image where no user is asked of it: the server, on every address.
set -eu

if [ "${1-}" = mongod ]; then set -- "$@" --bind_ip_all; fi
exec "$@"
