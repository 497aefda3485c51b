import { invalidRequest } from '../http/reply.ts';
import type { Route } from '../http/route.ts';

/**
 * https://developer.hashicorp.com/vault/api-docs/system/metrics, as Prometheus reads it: as when the server's
 * telemetry has a `prometheus_retention_time`.
 */
export const metricsRoute: Route = {
  path: 'metrics',
  access: 'token',
  read: ({ request, state }) => {
    if (request.query.get('format') !== 'prometheus')
      return invalidRequest('the double has its metrics for prometheus only');
    const lines = [
      '# HELP vault_core_unsealed vault_core_unsealed',
      '# TYPE vault_core_unsealed gauge',
      `vault_core_unsealed{cluster="${state.clusterName}"} 1`,
      '# HELP vault_core_active vault_core_active',
      '# TYPE vault_core_active gauge',
      `vault_core_active{cluster="${state.clusterName}"} 1`,
      '# HELP vault_token_count vault_token_count',
      '# TYPE vault_token_count gauge',
      `vault_token_count{cluster="${state.clusterName}",namespace="root"} ${Object.keys(state.tokens).length}`,
    ];
    return {
      kind: 'bytes',
      status: 200,
      type: 'text/plain; version=0.0.4',
      bytes: Buffer.from(`${lines.join('\n')}\n`),
    };
  },
};
