#!/bin/sh
# Whether the server answers a question, asked as a user that may do nothing else.
set -eu
answer=$(mariadb --no-defaults --user=health --socket=/run/mysqld/mysqld.sock --batch --skip-column-names --execute='SELECT 1' 2>&1) || true
[ "$answer" = 1 ] || { echo "mariadb does not answer SELECT 1: $answer"; exit 1; }
