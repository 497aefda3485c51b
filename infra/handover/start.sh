#!/bin/sh
# vault-operator hands a secret id over in a wrapping that opens once; Vault Agent reads it unwrapped, again and again.
# So each one that comes is opened here and kept in a file that only this user reads.
set -eu
umask 077
cd /run/muster/approle

unwrap() {
  [ -s wrapped-secret-id ] || return 0
  VAULT_TOKEN="$(cat wrapped-secret-id)" vault unwrap -field=secret_id >secret-id.draft || return 0
  mv secret-id.draft secret-id
  rm wrapped-secret-id
}

unwrap
while sleep 10; do unwrap; done &
exec vault agent -config=/vault/config/agent.hcl
