#!/bin/bash
# Whether the server answers: one ping of its wire protocol (OP_MSG), which needs no login. mongosh for it would use more of the
# processor than the server at rest.
set -u
LC_ALL=C

# shellcheck disable=SC2016 # $db is the name of a field
ping='\x33\0\0\0\1\0\0\0\0\0\0\0\xdd\x07\0\0\0\0\0\0\0\x1e\0\0\0\x10ping\0\1\0\0\0\x02$db\0\x06\0\0\0admin\0\0'

{ exec 3<> /dev/tcp/127.0.0.1/27017; } 2> /dev/null || { echo "mongodb takes no connections"; exit 1; }
# The shell knows no NUL: printf writes them by itself.
# shellcheck disable=SC2059 # the format is the message
printf "$ping" >&3
answer=$(timeout 3 dd bs=4096 count=1 status=none <&3 | tr -d '\0')
case "$answer" in
    *$'ok\xf0?'*) ;; # ok: 1.0
    *) echo "mongodb does not answer a ping"; exit 1 ;;
esac
