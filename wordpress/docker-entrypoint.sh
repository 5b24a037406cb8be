#!/bin/sh
# Checks the secrets, brings the site's files up to this image's version, then starts php-fpm; any other command runs
# untouched. The database is not needed for that: cron.sh waits for it.
set -eu

[ "${1-}" = php-fpm85 ] || exec "$@"

umask 022
site=/var/www/html image=/usr/src/wordpress

fail() { echo "wordpress: $*" >&2; exit 64; }

# check_secret NAME: NAME_FILE names a file with something in it. PHP reads the files itself.
check_secret() {
    eval "value=\${$1-} file=\${${1}_FILE-}"
    [ -z "$value" ] || [ -z "$file" ] || fail "both $1 and $1_FILE are set. Keep $1_FILE and remove the other."
    [ -n "$file" ] || fail "there is no password: set $1_FILE to the path of a file that holds one."
    [ -r "$file" ] || fail "$file ($1_FILE) cannot be read. Is the secret mounted? Run make secrets, then make up."
    [ -s "$file" ] || fail "$file ($1_FILE) is empty. Run make secrets, then make up."
}

case "${BLOG_HOSTS-}" in
    *[!][a-zA-Z0-9.,:_-]*) fail "BLOG_HOSTS holds something that is no host with its port: $BLOG_HOSTS" ;;
esac
for name in MARIADB_WORDPRESS_PASSWORD REDIS_WORDPRESS_PASSWORD WORDPRESS_ADMIN_PASSWORD_HASH WORDPRESS_KEYS; do
    check_secret "$name"
done

# ── The site's files ────────────────────────────────────────────────────────

version() { sed -n "s/^\$wp_version *= *'\([^']*\)'.*/\1/p" "$1/wp-includes/version.php" 2> /dev/null || true; }

copy() {
    said=$(tar -C "$image" "$@" -cf - . 2> /dev/null | tar -C "$site" -xof - 2>&1) || true
    [ -z "$said" ] || fail "WordPress' files cannot be written to the volume ($(printf '%s' "$said" | head -n 1)). Is the disk full (df -h)?"
}

[ -w "$site" ] || fail "$site may not be written by user $(id -u). Give it to that user: chown -R $(id -u) on the volume's folder."
wanted=$(version "$image") found=$(version "$site")
# The version is written last: a copy that was broken off begins again.
if [ -z "$found" ]; then
    copy --exclude ./wp-includes/version.php
elif [ "$(printf '%s\n%s\n' "$found" "$wanted" | sort -V | tail -n 1)" != "$found" ]; then
    copy --exclude ./wp-includes/version.php --exclude ./wp-content
fi
if [ -z "$found" ] || [ "$(printf '%s\n%s\n' "$found" "$wanted" | sort -V | tail -n 1)" != "$found" ]; then
    cp "$image/wp-includes/version.php" "$site/wp-includes/version.php.new"
    mv "$site/wp-includes/version.php.new" "$site/wp-includes/version.php"
    echo "wordpress: the site's files are WordPress $wanted now${found:+ (before: $found)}"
fi
for file in object-cache.php db-error.php; do
    cmp -s "$image/wp-content/$file" "$site/wp-content/$file" || cp "$image/wp-content/$file" "$site/wp-content/$file"
done

# ── php-fpm ─────────────────────────────────────────────────────────────────

# Only on the network it shares with nginx: whoever reaches FastCGI may run any PHP.
address=$(getent hosts wordpress-fastcgi | awk 'NR == 1 {print $1}')
LISTEN=${address:-0.0.0.0}:9000 LISTEN_HEALTH=${address:-0.0.0.0}:9001

# The container's limit, less the opcode cache and /tmp, at 48 MiB each.
limit=$(cat /sys/fs/cgroup/memory.max /sys/fs/cgroup/memory/memory.limit_in_bytes 2> /dev/null | head -n 1)
case "$limit" in '' | max | ?????????????*) limit=536870912 ;; esac
WORKERS=$(((limit / 1048576 - 128) / 48))
[ "$WORKERS" -ge 2 ] || WORKERS=2
export LISTEN LISTEN_HEALTH WORKERS
printf '%s' "${address:-127.0.0.1}:9000" > /run/php/listen

# Redis may hold what changed while this container was away.
touch /tmp/redis-away
# Not a child of php-fpm, which would wonder about it: of tini.
(/cron.sh &)

exec "$@"
