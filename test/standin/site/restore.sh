#!/bin/sh
# Makes the site healthy again, whatever was broken.
set -eu
iptables -F
ip address delete 9.9.9.10/32 dev eth0 2> /dev/null || true
[ ! -s /tmp/default-route ] || xargs ip route replace < /tmp/default-route
rm -f /tmp/default-route
[ ! -e /tmp/resolv.conf ] || cat /tmp/resolv.conf > /etc/resolv.conf
umount /var/lib/site 2> /dev/null || true
rm -rf /var/www/site && cp -r /usr/share/site/pages /var/www/site
cp /usr/share/site/site.conf /etc/nginx/sites-enabled/site.conf
cp /usr/share/site/www.conf /etc/php/8.4/fpm/pool.d/www.conf
rm -rf /run/systemd/system/php8.4-fpm.service.d /run/systemd/system/nginx.service.d
printf '127.0.0.1 localhost site.test\n%s %s\n' "$(ip -4 -o address show eth0 | awk '{sub("/.*", "", $4); print $4}')" "$(hostname)" > /etc/hosts
certificate.sh good
: > /var/log/nginx/error.log
chown www-data:www-data /run/php && chmod 0755 /run/php
systemctl daemon-reload
systemctl reset-failed
systemctl restart php8.4-fpm nginx
