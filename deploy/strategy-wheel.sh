#!/bin/sh
# Every command of the site, as its user and with its settings: sudo strategy-wheel doctor
set -a
. /etc/strategy-wheel/environment
set +a
# Before the first start there is no such folder yet.
cd /var/lib/strategy-wheel 2>/dev/null || cd /
exec runuser -u wheel -- /srv/wheel/node_modules/.bin/strategy-wheel "$@"
