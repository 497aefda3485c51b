# What gateway reads: its list in packages/secrets/src/service-secrets.ts, and nothing more.
path "muster/data/service-keys/gateway" {
  capabilities = ["read"]
}

path "muster/data/service-keys/public" {
  capabilities = ["read"]
}

path "muster/data/redis/default" {
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
