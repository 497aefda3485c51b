import { z } from 'zod';
import { count, fieldsOf, flag, text } from '../body.ts';
import { failed, plain, type Reply } from '../http/reply.ts';
import type { VaultRequest } from '../http/request.ts';
import { BUILD_DATE, isActive, type VaultServer, VERSION } from '../server.ts';
import { issueRootToken } from '../token/token.ts';
import { health } from './health.ts';
import { lengthComplaint, readShare, splitComplaint } from './shares.ts';

/**
 * What is answered also while sealed, without a token:
 * https://developer.hashicorp.com/vault/api-docs/system/init, …/seal-status, …/unseal, …/health, …/leader.
 */
export const sealRoutes: Readonly<
  Record<string, (server: VaultServer, request: VaultRequest) => Reply | Promise<Reply>>
> = {
  'sys/init': (server, request) => {
    if (request.operation === 'read') return plain(200, { initialized: server.barrier.initialized });
    return isWrite(request) ? init(server, request.body) : failed(405);
  },
  'sys/seal-status': (server, { operation }) =>
    operation === 'read' ? plain(200, sealStatus(server)) : failed(405),
  'sys/unseal': (server, request) => (isWrite(request) ? unseal(server, request.body) : failed(405)),
  'sys/health': (server, { query }) => health(server, query),
  'sys/leader': server => {
    if (server.barrier.state === undefined) return failed(503, 'Vault is sealed');
    return plain(200, {
      ha_enabled: true,
      is_self: isActive(server),
      active_time: '0001-01-01T00:00:00Z',
      leader_address: isActive(server) ? server.url : '',
      leader_cluster_address: isActive(server) ? server.url : '',
      performance_standby: false,
      performance_standby_last_remote_wal: 0,
    });
  },
};

const isWrite = ({ operation }: VaultRequest) => operation === 'create' || operation === 'update';

const Init = z.object({
  secret_shares: count.default(0),
  secret_threshold: count.default(0),
  pgp_keys: z.array(z.string()).optional(),
  root_token_pgp_key: z.string().optional(),
});

async function init({ barrier, now }: VaultServer, body: unknown): Promise<Reply> {
  if (barrier.initialized) return failed(400, 'Vault is already initialized');
  const parsed = fieldsOf(Init, body);
  if (!parsed.ok) return failed(400, parsed.reason);
  const { secret_shares, secret_threshold, pgp_keys, root_token_pgp_key } = parsed.fields;
  if (pgp_keys !== undefined || root_token_pgp_key !== undefined)
    return failed(400, 'the double encrypts no shares: it knows no PGP');
  const complaint = splitComplaint(secret_shares, secret_threshold);
  if (complaint !== undefined) return failed(400, `invalid seal configuration: ${complaint}`);
  let rootToken = '';
  const shares = await barrier.initialise(secret_shares, secret_threshold, state => {
    rootToken = issueRootToken(state, now()).id;
  });
  return plain(200, { ...encodedShares(shares), root_token: rootToken });
}

/** Shares as Vault hands them out. */
export const encodedShares = (shares: readonly Buffer[]) => ({
  keys: shares.map(share => share.toString('hex')),
  keys_base64: shares.map(share => share.toString('base64')),
});

export function sealStatus({ barrier }: VaultServer): Record<string, unknown> {
  const { state, config, progress } = barrier;
  return {
    type: 'shamir',
    initialized: barrier.initialized,
    sealed: state === undefined,
    t: config.threshold,
    n: config.shares,
    progress: progress.given,
    nonce: progress.nonce,
    version: VERSION,
    build_date: BUILD_DATE,
    migration: false,
    recovery_seal: false,
    storage_type: 'raft',
    ...(state === undefined ? {} : { cluster_name: state.clusterName, cluster_id: state.clusterId }),
  };
}

const Unseal = z.object({ key: text.default(''), reset: flag.default(false) });

async function unseal(server: VaultServer, body: unknown): Promise<Reply> {
  const { barrier } = server;
  const parsed = fieldsOf(Unseal, body);
  if (!parsed.ok) return failed(400, parsed.reason);
  if (parsed.fields.reset) {
    if (barrier.state !== undefined) return failed(400, 'vault is unsealed');
    barrier.resetUnseal();
    return plain(200, sealStatus(server));
  }
  if (parsed.fields.key === '')
    return failed(400, "'key' must be specified in request body as JSON, or 'reset' set to true");
  const share = readShare(parsed.fields.key);
  if (share === undefined) return failed(400, "'key' must be a valid hex or base64 string");
  if (!barrier.initialized) return failed(400, 'Vault is not initialized');
  const complaint = lengthComplaint(share);
  if (complaint !== undefined) return failed(400, complaint);
  const outcome = await barrier.unseal(share);
  if (outcome === 'unsealed') server.activeAt = performance.now() + server.electionMs;
  if (outcome === 'failed')
    return failed(400, 'failed to decrypt encrypted stored keys: cipher: message authentication failed');
  return plain(200, sealStatus(server));
}
