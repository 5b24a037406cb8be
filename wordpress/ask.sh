#!/bin/sh
# ask.sh FILE NAME: runs a PHP file in php-fpm, as nginx would, and prints what it says.
set -eu
host=${BLOG_HOSTS:-localhost}
exec env -i PATH="$PATH" GATEWAY_INTERFACE=CGI/1.1 SERVER_PROTOCOL=HTTP/1.1 SERVER_SOFTWARE=totem REQUEST_METHOD=GET QUERY_STRING= \
    CONTENT_LENGTH=0 REMOTE_ADDR=127.0.0.1 HTTPS=on DOCUMENT_ROOT=/var/www/html SCRIPT_FILENAME="$1" SCRIPT_NAME="$2" \
    REQUEST_URI="$2" HTTP_HOST="${host%%,*}" SERVER_NAME="${host%%[:,]*}" SERVER_PORT=443 \
    timeout "${3:-3}" cgi-fcgi -bind -connect "$(cat /run/php/listen)" < /dev/null
