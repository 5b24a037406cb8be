#!/bin/sh
# Makes the data folder at the first start, brings an older one up to date, then starts the server; any other command
# runs untouched.
set -eu

[ "${1-}" = mariadbd ] || exec "$@"

top=/var/lib/mysql
data=$top/data
settings=--defaults-file=/etc/totem/mariadb.cnf
self=totem-mariadb

fail() { echo "mariadb: $*" >&2; exit 64; }

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

# room MEBIBYTES: whether the volume has them.
room() {
    free=$(df -Pm "$top" | awk 'NR == 2 {print $4}')
    [ "$free" -ge "$1" ] ||
        fail "the disk is full: $free MiB are free for the volume at $top, $1 are needed. Make room; the container tries again by itself."
}

# Without network and in a folder of its own: what is called data is whole.
initialise() {
    room 160
    echo "mariadb: making the data folder"
    rm -rf "$data.new"
    mariadb-install-db "$settings" --datadir="$data.new" --skip-name-resolve --skip-test-db \
        --auth-root-authentication-method=socket --auth-root-socket-user="$self" > "/tmp/install.log" 2>&1 || {
        tail -n 20 /tmp/install.log >&2
        fail "the data folder could not be made; the lines above say why."
    }
    printf '%s' "$version" > "$data.new/mariadb_upgrade_info"
    sync
    mv "$data.new" "$data"
}

# Of another release: an older one is brought up to date by a server without network, a newer one stays untouched.
fit() {
    found=$(head -c 64 "$data/mariadb_upgrade_info" 2> /dev/null | tr -d '\0\n') || found=
    [ -n "$found" ] ||
        fail "$data has no file mariadb_upgrade_info that says which MariaDB it is of. Restore a backup into an empty volume (make restore)."
    here=${version%.*} there=$(printf '%s' "$found" | sed 's/^\([0-9]*\.[0-9]*\).*/\1/')
    [ "$here" != "$there" ] || return 0
    newest=$(printf '%s\n%s\n' "$here" "$there" | sort -t . -k 1,1n -k 2,2n | tail -n 1)
    [ "$newest" = "$here" ] ||
        fail "the data is of MariaDB $there, and this is the older $here, which cannot read it. Go back to an image with $there, or restore a backup into an empty volume (make restore)."
    echo "mariadb: the data is of MariaDB $there; bringing it up to $here"
    socket=/run/mysqld/upgrade.sock
    mariadbd "$settings" --skip-networking --socket="$socket" &
    server=$!
    tries=0
    until mariadb-admin --user="$self" --socket="$socket" status > /dev/null 2>&1; do
        tries=$((tries + 1))
        if [ "$tries" -gt 120 ] || ! kill -0 "$server"; then fail "the server for the upgrade does not answer; the lines above say why."; fi
        sleep 0.5
    done
    mariadb-upgrade --user="$self" --socket="$socket" --silent || fail "the data could not be brought up to MariaDB $here; the lines above say why."
    kill "$server"
    wait "$server" || fail "the server for the upgrade did not end well; the lines above say why."
    printf '%s' "$version" > "$data/mariadb_upgrade_info"
}

# At every start, so that a changed secret and these rights always hold. The server reads it before it answers anybody.
users() {
    quoted=$(printf '%s' "$password" | sed "s/[\\\\']/\\\\&/g")
    cat <<SQL
DROP USER IF EXISTS ''@localhost;
CREATE DATABASE IF NOT EXISTS wordpress CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;
CREATE USER IF NOT EXISTS wordpress@'%';
ALTER USER wordpress@'%' IDENTIFIED BY '$quoted';
GRANT ALL PRIVILEGES ON wordpress.* TO wordpress@'%';
CREATE USER IF NOT EXISTS health@localhost WITH MAX_USER_CONNECTIONS 3;
SQL
}

umask 077
password=$(secret MARIADB_WORDPRESS_PASSWORD)
version=$(mariadbd "$settings" --version | sed 's/.*Ver \([0-9.]*\).*/\1/')
[ -w "$top" ] || fail "$top belongs to another user: this container runs as 10103. Use the volume that Docker made for it."
[ -e "$data" ] || initialise
room 32
fit
users > /run/mysqld/users.sql
unset password MARIADB_WORDPRESS_PASSWORD

exec "$@" --init-file=/run/mysqld/users.sql
