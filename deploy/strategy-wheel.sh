#!/bin/sh
# Every command of the site, as its user and with its settings: sudo strategy-wheel doctor
set -a
. /etc/strategy-wheel/environment
set +a
cd /var/lib/strategy-wheel || exit 1
exec runuser -u wheel -- /srv/wheel/node_modules/.bin/strategy-wheel "$@"
