# What vault-operator does day by day, without a root token: it puts secrets in and turns them over, hands out secret
# ids, and takes snapshots. It reads only those secrets that a rotation builds upon.
path "muster/metadata/*" {
  capabilities = ["read"]
}

path "muster/data/telegram/app" {
  capabilities = ["create", "update"]
}

path "muster/data/alertmanager/webhook" {
  capabilities = ["create", "update"]
}

path "muster/data/service-keys/+" {
  capabilities = ["create", "update"]
}

# Lists, to which a rotation adds a key and from which it takes one.
path "muster/data/identity/access-token-key" {
  capabilities = ["create", "read", "update"]
}

path "muster/data/service-keys/public" {
  capabilities = ["create", "read", "update"]
}

path "muster/data/integration/session-wrapping-key" {
  capabilities = ["create", "read", "update"]
}

# Which rotation is under way, and until when nobody else may begin one.
path "muster/data/vault-operator/rotation" {
  capabilities = ["create", "read", "update"]
}

path "auth/approle/role/+/role-id" {
  capabilities = ["read"]
}

path "auth/approle/role/+/secret-id" {
  capabilities = ["create", "update"]
}

# A list ends in a slash, and a plus stands for one segment: without the slash Vault would refuse it.
path "auth/approle/role/+/secret-id/" {
  capabilities = ["list"]
}

path "auth/approle/role/+/secret-id-accessor/lookup" {
  capabilities = ["create", "update"]
}

path "auth/approle/role/+/secret-id-accessor/destroy" {
  capabilities = ["create", "update"]
}

# Which tokens live, and under which secret id each was given: an old one is revoked once nobody lives by it.
path "auth/token/accessors" {
  capabilities = ["list", "sudo"]
}

path "auth/token/lookup-accessor" {
  capabilities = ["create", "update"]
}

path "sys/storage/raft/snapshot" {
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
