#!/bin/sh
# Beside php-fpm: installs WordPress once the database answers, then runs every minute what is due in it.
set -u
last=
until said=$(php85 -c /etc/totem/php.ini /usr/share/totem/install.php 2>&1); do
    # The same trouble is told once.
    [ "$said" = "$last" ] || echo "$said" >&2
    last=$said
    sleep 3
done
[ -z "$said" ] || echo "$said"

while :; do
    sleep $((60 - $(date +%s) % 60))
    /ask.sh /var/www/html/wp-cron.php /wp-cron.php 50 > /dev/null 2>&1 || echo "wordpress: wp-cron was not answered" >&2
    touch /run/php/cron
done
