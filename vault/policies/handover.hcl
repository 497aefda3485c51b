# What Vault Agent (infra/handover) reads for the servers that cannot speak to Vault: the list of `handover` in
# packages/secrets/src/service-secrets.ts, and nothing more.
path "muster/data/postgres/superuser" {
  capabilities = ["read"]
}

path "muster/data/postgres/identity" {
  capabilities = ["read"]
}

path "muster/data/postgres/account-manager" {
  capabilities = ["read"]
}

path "muster/data/postgres/integration" {
  capabilities = ["read"]
}

path "muster/data/postgres/parsing" {
  capabilities = ["read"]
}

path "muster/data/postgres/invite" {
  capabilities = ["read"]
}

path "muster/data/postgres/exporter" {
  capabilities = ["read"]
}

path "muster/data/postgres/backup" {
  capabilities = ["read"]
}

path "muster/data/redis/default" {
  capabilities = ["read"]
}

path "muster/data/grafana/admin" {
  capabilities = ["read"]
}

path "muster/data/alertmanager/webhook" {
  capabilities = ["read"]
}

# Its own token, and nothing else that Vault's default policy would allow.
path "auth/token/lookup-self" {
  capabilities = ["read"]
}

path "auth/token/renew-self" {
  capabilities = ["update"]
}

path "auth/token/revoke-self" {
  capabilities = ["update"]
}
