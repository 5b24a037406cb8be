#!/bin/sh
# Whether the server answers; a ping needs no login.
set -eu
answer=$(mongosh --quiet --norc --eval "db.adminCommand('ping').ok" 2>&1) || true
[ "$answer" = 1 ] || { echo "mongodb does not answer ping: $answer"; exit 1; }
