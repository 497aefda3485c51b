# Vault Agent (https://developer.hashicorp.com/vault/docs/agent-and-proxy/agent): what cannot speak to Vault itself gets
# its passwords as files, each in a volume of its own, readable by one group. It follows every change.
vault {
  address = "https://vault:8200"
  ca_cert = "/run/muster/vault-ca/ca.pem"
}

auto_auth {
  method "approle" {
    config = {
      role_id_file_path                   = "/run/muster/approle/role-id"
      secret_id_file_path                 = "/run/muster/approle/secret-id"
      remove_secret_id_file_after_reading = false
    }
  }

  # For start.sh, which gives the token back when the next secret id has come.
  sink "file" {
    config = {
      path = "/tmp/agent-token"
      mode = 0600
    }
  }
}

template_config {
  exit_on_retry_failure         = false
  static_secret_render_interval = "1m"
}

template {
  destination          = "/run/muster/postgres/superuser"
  perms                = "0640"
  error_on_missing_key = true
  contents             = "{{ with secret \"muster/data/postgres/superuser\" }}{{ .Data.data.password }}{{ end }}"
}

template {
  destination          = "/run/muster/postgres/identity"
  perms                = "0640"
  error_on_missing_key = true
  contents             = "{{ with secret \"muster/data/postgres/identity\" }}{{ .Data.data.password }}{{ end }}"
}

template {
  destination          = "/run/muster/postgres/account_manager"
  perms                = "0640"
  error_on_missing_key = true
  contents             = "{{ with secret \"muster/data/postgres/account-manager\" }}{{ .Data.data.password }}{{ end }}"
}

template {
  destination          = "/run/muster/postgres/integration"
  perms                = "0640"
  error_on_missing_key = true
  contents             = "{{ with secret \"muster/data/postgres/integration\" }}{{ .Data.data.password }}{{ end }}"
}

template {
  destination          = "/run/muster/postgres/parsing"
  perms                = "0640"
  error_on_missing_key = true
  contents             = "{{ with secret \"muster/data/postgres/parsing\" }}{{ .Data.data.password }}{{ end }}"
}

template {
  destination          = "/run/muster/postgres/invite"
  perms                = "0640"
  error_on_missing_key = true
  contents             = "{{ with secret \"muster/data/postgres/invite\" }}{{ .Data.data.password }}{{ end }}"
}

template {
  destination          = "/run/muster/postgres/exporter"
  perms                = "0640"
  error_on_missing_key = true
  contents             = "{{ with secret \"muster/data/postgres/exporter\" }}{{ .Data.data.password }}{{ end }}"
}

template {
  destination          = "/run/muster/postgres-exporter/password"
  perms                = "0640"
  error_on_missing_key = true
  contents             = "{{ with secret \"muster/data/postgres/exporter\" }}{{ .Data.data.password }}{{ end }}"
}

template {
  destination          = "/run/muster/postgres/backup"
  perms                = "0640"
  error_on_missing_key = true
  contents             = "{{ with secret \"muster/data/postgres/backup\" }}{{ .Data.data.password }}{{ end }}"
}

template {
  destination          = "/run/muster/postgres-backup/password"
  perms                = "0640"
  error_on_missing_key = true
  contents             = "{{ with secret \"muster/data/postgres/backup\" }}{{ .Data.data.password }}{{ end }}"
}

template {
  destination          = "/run/muster/redis/users.acl"
  perms                = "0640"
  error_on_missing_key = true
  contents             = "user default on >{{ with secret \"muster/data/redis/default\" }}{{ .Data.data.password }}{{ end }} ~* &* +@all\n"
}

template {
  destination          = "/run/muster/redis-exporter/passwords.json"
  perms                = "0640"
  error_on_missing_key = true
  contents             = "{\"redis://redis:6379\": \"{{ with secret \"muster/data/redis/default\" }}{{ .Data.data.password }}{{ end }}\"}"
}

template {
  destination          = "/run/muster/redis/password"
  perms                = "0640"
  error_on_missing_key = true
  contents             = "{{ with secret \"muster/data/redis/default\" }}{{ .Data.data.password }}{{ end }}"
}

template {
  destination          = "/run/muster/grafana/admin-password"
  perms                = "0640"
  error_on_missing_key = true
  contents             = "{{ with secret \"muster/data/grafana/admin\" }}{{ .Data.data.password }}{{ end }}"
}

template {
  destination          = "/run/muster/alertmanager/webhook-url"
  perms                = "0640"
  error_on_missing_key = true
  contents             = "{{ with secret \"muster/data/alertmanager/webhook\" }}{{ .Data.data.url }}{{ end }}"
}
