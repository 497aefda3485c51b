import { plain, type Reply } from '../http/reply.ts';
import { isActive, type VaultServer, VERSION } from '../server.ts';

/**
 * https://developer.hashicorp.com/vault/api-docs/system/health: 200 active, 429 not elected yet, 501 not initialised,
 * 503 sealed; each code may be asked to be another one.
 */
export function health(server: VaultServer, query: URLSearchParams): Reply {
  const { state, initialized } = server.barrier;
  const code = (name: string, usual: number) => Number(query.get(name) ?? usual);
  const status = !initialized
    ? code('uninitcode', 501)
    : state === undefined
      ? code('sealedcode', 503)
      : isActive(server) || query.get('standbyok') === 'true'
        ? code('activecode', 200)
        : code('standbycode', 429);
  return plain(status, {
    initialized,
    sealed: state === undefined,
    standby: !isActive(server),
    performance_standby: false,
    replication_performance_mode: state === undefined ? 'unknown' : 'disabled',
    replication_dr_mode: state === undefined ? 'unknown' : 'disabled',
    server_time_utc: Math.floor(server.now() / 1000),
    version: VERSION,
    enterprise: false,
    echo_duration_ms: 0,
    clock_skew_ms: 0,
    ...(state === undefined ? {} : { cluster_name: state.clusterName, cluster_id: state.clusterId }),
  });
}
