/** HashiCorp's Vault, or its fork under the Linux Foundation. */
export type Product = 'vault' | 'openbao';

export type ServerPlace = {
  /** TCP ports of the loopback interface. */
  readonly port: number;
  readonly clusterPort: number;
  readonly dataDir: string;
};

/**
 * The configuration of a server for tests, as JSON, which both take for HCL: Raft as in vault/config/vault.hcl, and
 * without TLS, which nothing but loopback makes bearable. Each product gets what it wants for the same behaviour:
 * shares are proof enough for a new root token and for a rekey (Vault as a rule up to 1.21, OpenBao up to 2.5), and an
 * audit device can be turned on by its API (OpenBao has it in its configuration alone unless it is told otherwise:
 * https://openbao.org/docs/configuration/audit).
 */
export function serverConfig(product: Product, { port, clusterPort, dataDir }: ServerPlace): string {
  const isOpenBao = product === 'openbao';
  return JSON.stringify({
    // One node that need not wait for others is elected within a second.
    storage: { raft: { path: dataDir, node_id: 'test', performance_multiplier: '1' } },
    listener: [
      {
        tcp: {
          address: `127.0.0.1:${port}`,
          cluster_address: `127.0.0.1:${clusterPort}`,
          tls_disable: true,
          telemetry: { unauthenticated_metrics_access: true },
          ...(isOpenBao && {
            disable_unauthed_rekey_endpoints: false,
            disable_unauthed_generate_root_endpoints: false,
          }),
        },
      },
    ],
    user_lockout: { approle: { disable_lockout: 'true' } },
    telemetry: { prometheus_retention_time: '24h', disable_hostname: true },
    api_addr: `http://127.0.0.1:${port}`,
    cluster_addr: `http://127.0.0.1:${clusterPort}`,
    log_level: 'info',
    ui: false,
    ...(isOpenBao
      ? { unsafe_allow_api_audit_creation: true }
      : { disable_mlock: true, enable_unauthenticated_access: ['generate-root', 'rekey'] }),
  });
}
