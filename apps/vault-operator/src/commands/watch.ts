import { clock, createLogger, createMetrics, createServiceApp, openParts, serve } from '@muster/service-kit';
import type { Config } from '../config.ts';
import { CannotDo } from '../print.ts';
import { withSession } from '../session.ts';
import { readReadyShares } from '../shares/read-shares.ts';
import { keepSnapshot, newestSnapshot } from '../snapshot/kept-snapshots.ts';
import { readSnapshot } from '../snapshot/read-snapshot.ts';
import type { Vault } from '../vault/client.ts';
import { sealMetrics } from '../watch/metrics.ts';
import { scheduleRotations } from '../watch/schedule-rotations.ts';
import { scheduleSnapshots } from '../watch/schedule-snapshots.ts';
import { watchSeal } from '../watch/watch-seal.ts';
import { type Rotated, rotate } from './rotate.ts';

/** Nobody calls it but who asks how it is. */
const nobody = { verifyUser: async () => null, verifyService: async () => null };

/**
 * Keeps Vault unsealed until SIGTERM or SIGINT, and answers `/healthz`, `/readyz` and `/metrics`. Whoever reads the
 * shares where they lie opens Vault: docs/operations.md says what that costs and what else there is.
 * @throws CannotDo as root, and without shares
 */
export async function watch(vault: Vault, config: Config): Promise<void> {
  if (process.getuid?.() === 0) throw new CannotDo('watch does not run as root: give it a user of its own');
  const readShares = async () => {
    const shares = await readReadyShares(config);
    if (shares) return shares;
    throw new CannotDo('watch needs shares: set VAULT_UNSEAL_SHARES_DIR or VAULT_UNSEAL_SHARES');
  };
  await readShares();
  const log = createLogger({ name: 'vault-operator', level: config.LOG_LEVEL });
  const metrics = createMetrics('vault-operator');
  const sayAloud = (line: string) => log.warn(line);
  const rotations = {
    when: {
      'secret-id': config.ROTATE_SECRET_IDS,
      'session-key': config.ROTATE_SESSION_KEY,
      'jwt-keys': config.ROTATE_JWT_KEYS,
    },
    rotate: (what: Rotated, tell: (line: string) => void, signal: AbortSignal) =>
      withSession(vault, config, own => rotate(own, config, [what], tell, { signal }), sayAloud),
    log,
    metrics,
  };
  const { TAKE_SNAPSHOTS: snapshotsWhen, SNAPSHOTS_DIR: folder, SNAPSHOTS_KEPT: atMost } = config;
  const snapshots = {
    newest: () => newestSnapshot(folder),
    take: async () => {
      const bytes = await withSession(vault, config, readSnapshot, sayAloud);
      return keepSnapshot(bytes, { folder, takenAtMs: clock.now(), atMost });
    },
    log,
    metrics,
  };
  const parts = await openParts(async opened => {
    const seal = watchSeal({ vault, readShares, log, metrics: sealMetrics(metrics) });
    opened.add(seal, s => s.close());
    opened.add(scheduleRotations(rotations), r => r.close());
    if (snapshotsWhen !== undefined)
      opened.add(scheduleSnapshots({ ...snapshots, when: snapshotsWhen }), s => s.close());
    return { seal };
  });
  const app = createServiceApp({
    log,
    metrics,
    verifiers: nobody,
    readiness: { vault: parts.seal.assertOpen },
  });
  await serve(app, { host: config.HOST, port: config.PORT, log, dependencies: parts });
}
