#!/bin/sh
# Whether the server answers, by a user that may do nothing else.
set -eu
answer=$(redis-cli --user health --pass '' --no-auth-warning ping 2>&1) || true
[ "$answer" = PONG ] || { echo "redis does not answer PING: $answer"; exit 1; }
