import { z } from 'zod';
import { count, duration, fieldsOf, flag } from '../body.ts';
import { invalidRequest, noContent, type Reply, secret } from '../http/reply.ts';
import type { OpenCall, Route } from '../http/route.ts';
import { kvOf } from './store.ts';

/** https://developer.hashicorp.com/vault/api-docs/secret/kv/kv-v2#configure-the-kv-engine */
export const configRoute: Route = {
  path: 'config',
  access: 'token',
  read: call => {
    const { maxVersions, casRequired, deleteVersionAfter } = kvOf(call);
    return secret({
      max_versions: maxVersions,
      cas_required: casRequired,
      delete_version_after: `${deleteVersionAfter}s`,
    });
  },
  write,
};

const Fields = z.object({
  max_versions: count.optional(),
  cas_required: flag.optional(),
  delete_version_after: duration.optional(),
});

/** What is not named stays as it is. */
function write(call: OpenCall): Reply {
  const parsed = fieldsOf(Fields, call.request.body);
  if (!parsed.ok) return invalidRequest(parsed.reason);
  const { max_versions, cas_required, delete_version_after } = parsed.fields;
  const store = kvOf(call);
  store.maxVersions = max_versions ?? store.maxVersions;
  store.casRequired = cas_required ?? store.casRequired;
  store.deleteVersionAfter = delete_version_after ?? store.deleteVersionAfter;
  return noContent;
}
