# One Vault with its data in Raft; further nodes join by their own retry_join. Addresses that differ between
# installations come from the environment: VAULT_API_ADDR, VAULT_CLUSTER_ADDR, VAULT_RAFT_NODE_ID.
storage "raft" {
  path = "/vault/data"
}

# Secrets pass here, so also the installation's own network sees them only under TLS.
listener "tcp" {
  address         = "0.0.0.0:8200"
  cluster_address = "0.0.0.0:8201"
  tls_cert_file   = "/vault/tls/server.pem"
  tls_key_file    = "/vault/tls/server-key.pem"
  tls_min_version = "tls13"

  telemetry {
    unauthenticated_metrics_access = true
  }
}

# Nobody guesses a secret id, and five wrong logins would keep all processes of a role out for a quarter of an hour: one
# whose secret id has ended asks every few seconds, and a role id is no secret.
user_lockout "approle" {
  disable_lockout = "true"
}

telemetry {
  prometheus_retention_time = "24h"
  disable_hostname          = true
}

# Raft keeps its data in a mapped file, which mlock would hold in memory whole; the machine's swap is to be off.
disable_mlock = true

# Who asked for what is in no log but the audit device's, which bootstrap turns on before all else.
log_format = "json"
log_level  = "info"
ui         = false
