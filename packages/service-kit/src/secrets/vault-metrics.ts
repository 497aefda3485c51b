import type { VaultStore } from '@muster/secrets';
import { clock } from '../clock.ts';
import type { Metrics } from '../metrics.ts';

const STATES = ['ok', 'sealed', 'away', 'refused'] as const;

/** How this process stands with Vault, asked whenever its metrics are. */
export function measureVault(vault: Pick<VaultStore, 'state' | 'figures'>, metrics: Metrics): void {
  metrics.gauge(
    'vault_state',
    'How Vault is to this process: 1 for its state, 0 for the others.',
    ['state'],
    async gauge => {
      const now = await vault.state();
      const state = now.status === 'ok' ? 'ok' : now.why;
      for (const each of STATES) gauge.set({ state: each }, each === state ? 1 : 0);
    },
  );
  metrics.gauge(
    'vault_token_remaining_seconds',
    'Until the token of this process ends; 0 without one.',
    [],
    gauge => {
      const { endsAtMs } = vault.figures();
      gauge.set(Math.max(0, ((endsAtMs ?? 0) - clock.now()) / 1000));
    },
  );
  metrics.gauge(
    'vault_token_renewals_failed',
    'Renewals of the token that failed since the start.',
    [],
    gauge => {
      gauge.set(vault.figures().renewalsFailed);
    },
  );
  metrics.gauge(
    'vault_last_read_timestamp_seconds',
    'When Vault gave this process a secret last.',
    [],
    gauge => {
      gauge.set((vault.figures().lastReadAtMs ?? 0) / 1000);
    },
  );
  metrics.gauge(
    'vault_secret_version',
    'The version in use of each secret: a rotation is over when all have the new one.',
    ['path'],
    gauge => {
      for (const [path, version] of vault.figures().versions) gauge.set({ path }, version);
    },
  );
  metrics.gauge(
    'vault_secret_id_issued_timestamp_seconds',
    'When the secret id in use was issued; 0 where its issuer did not note it.',
    [],
    gauge => {
      gauge.set(vault.figures().secretIdIssuedAt ?? 0);
    },
  );
}
