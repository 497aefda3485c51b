#!/usr/bin/env bash
# One role and one database for each service, a role that may only look at statistics, and one that reads everything to
# back it up. Run once by the image, on an empty data directory. Passwords come from files that Vault Agent wrote, and go
# to psql by its own variables: they are in no argument and in no log.
set -euo pipefail

psql --set=ON_ERROR_STOP=1 --quiet --username "$POSTGRES_USER" --dbname postgres <<'SQL'
\set password `cat /run/muster/postgres/exporter`
CREATE ROLE exporter LOGIN PASSWORD :'password' IN ROLE pg_monitor;
\set password `cat /run/muster/postgres/backup`
CREATE ROLE backup LOGIN PASSWORD :'password' IN ROLE pg_read_all_data;
SQL

for service in identity account_manager integration parsing invite; do
  psql --set=ON_ERROR_STOP=1 --quiet --username "$POSTGRES_USER" --dbname postgres <<SQL
\\set password \`cat /run/muster/postgres/$service\`
CREATE ROLE $service LOGIN PASSWORD :'password';
CREATE DATABASE $service OWNER $service;
REVOKE ALL ON DATABASE $service FROM PUBLIC;
GRANT CONNECT ON DATABASE $service TO backup;
SQL
done
