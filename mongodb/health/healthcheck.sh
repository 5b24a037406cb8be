#!/bin/bash
# Whether the server answers: one hello of its wire protocol (OP_MSG), without a login and without a shell of its own, which would
# use more of the processor than the server at rest.
set -u

# shellcheck disable=SC2016 # $db is the name of a field
hello='\x34\0\0\0\1\0\0\0\0\0\0\0\xdd\x07\0\0\0\0\0\0\0\x1f\0\0\0\x10hello\0\1\0\0\0\x02$db\0\x06\0\0\0admin\0\0'

exec 3<> /dev/tcp/127.0.0.1/27017 || { echo "mongodb takes no connections"; exit 1; }
# The shell knows no NUL: printf writes them by itself.
# shellcheck disable=SC2059 # the format is the message
printf "$hello" >&3
answer=$(timeout 3 dd bs=4096 count=1 status=none <&3 | tr -d '\0')
case "$answer" in
    *isWritablePrimary*) ;;
    *) echo "mongodb does not answer a hello"; exit 1 ;;
esac
