import { noContent } from '../http/reply.ts';
import type { Route } from '../http/route.ts';

/** https://developer.hashicorp.com/vault/api-docs/system/seal */
export const sealRoute: Route = {
  path: 'seal',
  access: 'sudo',
  write: ({ server }) => {
    server.barrier.seal();
    server.rootAttempt = undefined;
    server.rekey = undefined;
    return noContent;
  },
};
