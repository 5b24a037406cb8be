#!/bin/sh
# Whether php-fpm answers, the database takes the password, WordPress is installed, and its clock goes.
set -eu
[ -s /run/php/listen ] || { echo "php-fpm has not started yet"; exit 1; }
answer=$(/ask.sh /usr/share/totem/health.php /health.php 3 2>&1 | tail -n 1) || true
case "$answer" in
    UP*) ;;
    DOWN*) echo "${answer#DOWN }"; exit 1 ;;
    *) echo "php-fpm does not answer: all its workers are busy, or it hangs${answer:+ ($answer)}"; exit 1 ;;
esac
echo "${answer#UP}"
