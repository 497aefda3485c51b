#!/bin/sh
# vault-operator hands a secret id over in a wrapping that opens once; Vault Agent reads it unwrapped, again and again.
# So each one that comes is opened here and kept in a file that only this user reads. The agent logs in with it anew at
# once, and its former token is given back: nobody has to wait for the end of the secret id before.
set -eu
umask 077
cd /run/muster/approle
TOKEN_FILE=/tmp/agent-token

# What a wrapping says of itself is compared before it is opened, so that nobody slips in one of their own:
# https://developer.hashicorp.com/vault/docs/concepts/response-wrapping#response-wrapping-token-validation
take() {
  [ -s wrapped-secret-id ] && token=$(cat wrapped-secret-id) || return 1
  made_at=$(printf %s "$token" | vault write -field=creation_path sys/wrapping/lookup token=-) || return 1
  if [ "$made_at" != auth/approle/role/handover/secret-id ]; then
    echo "what was handed over is no secret id of handover, and is not opened: it was made at $made_at" >&2
    return 1
  fi
  VAULT_TOKEN=$token vault unwrap -field=secret_id >secret-id.draft || return 1
  mv secret-id.draft secret-id || return 1
  # Another one that was handed over meanwhile is for the next time.
  [ "$(cat wrapped-secret-id)" != "$token" ] || rm wrapped-secret-id
}

start_agent() {
  vault agent -config=/vault/config/agent.hcl &
  agent=$!
}

stop_agent() {
  kill "$agent" 2>/dev/null || true
  wait "$agent" || true
  [ ! -s "$TOKEN_FILE" ] || VAULT_TOKEN=$(cat "$TOKEN_FILE") vault token revoke -self || true
  rm -f "$TOKEN_FILE"
}

until take || [ -s secret-id ]; do
  echo 'waiting for a secret id: vault-operator hands it over' >&2
  sleep 5
done
start_agent
trap 'stop_agent; exit 0' TERM INT
while kill -0 "$agent" 2>/dev/null; do
  if take; then
    stop_agent
    start_agent
  fi
  # In the background, so that a signal does not wait for its end.
  sleep 5 &
  wait $! || true
done
exit 1
