import { Gauge, type Metrics } from '@muster/service-kit';

/** What is known of Vault's seal, for Prometheus; absent numbers mean that it was never seen. */
export function sealMetrics({ registry, counter }: Pick<Metrics, 'registry' | 'counter'>) {
  const gauge = (name: string, help: string) => new Gauge({ name, help, registers: [registry] });
  return {
    reachable: gauge('vault_reachable', '1 while Vault answers, else 0.'),
    initialised: gauge('vault_initialised', '1 once Vault has its keys, else 0; as it was seen last.'),
    sealed: gauge('vault_sealed', '1 while Vault is sealed, else 0; as it was seen last.'),
    lastUnseal: gauge('vault_last_unseal_timestamp_seconds', 'When the watch unsealed Vault last.'),
    sharesUnfit: gauge(
      'vault_unseal_shares_unfit',
      '1 from the moment in which the shares at hand did not open Vault until they are others, else 0.',
    ),
    unseals: counter('vault_unseals_total', 'Tries of the watch to unseal Vault, by how they ended.', [
      'outcome',
    ]),
  };
}
export type SealMetrics = ReturnType<typeof sealMetrics>;
