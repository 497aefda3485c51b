#!/usr/bin/env bash
# A dump of every database and role, each night at four (UTC), or as soon after that as it can be; the newest stay.
# `back-up.sh now` takes one and ends. Nobody finds half a dump: one that breaks off has another name, and is taken away.
set -euo pipefail
umask 077
: "${BACKUPS_DIR:?}" "${BACKUPS_KEPT:?}" "${FIGURES_DIR:?}" "${PASSWORD_FILE:?}"

# What people put beside them has other names.
all() { find "$BACKUPS_DIR" -maxdepth 1 -name 'postgres-20*Z.sql.gz' | sort; }

# One at a time, whoever asks for it. In a shell of its own, with which the lock ends: one that waits for the next night
# must not keep a person waiting.
alone() (
  exec 9>"$BACKUPS_DIR/.lock"
  flock 9
  "$@"
)

take() {
  local file draft
  file=$BACKUPS_DIR/postgres-$(date --utc +%Y-%m-%dT%H%M%SZ).sql.gz
  draft=$BACKUPS_DIR/draft
  # The role may read everything, and write nothing; passwords of roles are Vault's, and in no dump.
  if PGPASSWORD=$(cat "$PASSWORD_FILE") pg_dumpall --no-password --no-role-passwords | gzip >"$draft" &&
    sync "$draft" && mv "$draft" "$file"; then
    all | head --lines="-$BACKUPS_KEPT" | xargs --no-run-if-empty rm
    echo "$file: $(stat --format=%s "$file") bytes"
  else
    rm -f "$draft"
    echo 'no backup could be taken' >&2
    return 1
  fi
}

# For Prometheus, by node-exporter: as they lie there, so that it is true also where somebody has taken them away.
tell() {
  local file taken=0 bytes=0
  file=$(all | tail --lines=1)
  [ -z "$file" ] || read -r taken bytes < <(stat --format='%Y %s' "$file")
  printf '%s{of="postgres"} %s\n' backup_taken_timestamp_seconds "$taken" backup_size_bytes "$bytes" \
    >"$FIGURES_DIR/postgres.draft"
  chmod 0644 "$FIGURES_DIR/postgres.draft"
  mv "$FIGURES_DIR/postgres.draft" "$FIGURES_DIR/postgres.prom"
}

is_due() {
  local last_four newest
  last_four=$((($(date +%s) - 14400) / 86400 * 86400 + 14400))
  newest=$(all | tail --lines=1)
  [ -z "$newest" ] || [ "$(stat --format=%Y "$newest")" -lt "$last_four" ]
}

if [ "${1:-}" = now ]; then
  alone take
  alone tell
  exit
fi
trap 'kill $(jobs -p) 2>/dev/null || true; exit 0' TERM INT
while :; do
  ! is_due || alone take || true
  alone tell
  # In the background, so that a signal does not wait for its end.
  sleep 300 &
  wait $! || true
done
