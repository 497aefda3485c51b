import type { Secret, WrapInfo } from './reply.ts';

/** The body of a logical answer. */
export const envelope = (requestId: string, secret: Secret, wrapInfo: WrapInfo | null = null) => ({
  request_id: requestId,
  lease_id: '',
  renewable: false,
  lease_duration: 0,
  ...(secret.alsoOnTop ? secret.data : {}),
  data: secret.data,
  wrap_info: wrapInfo,
  warnings: secret.warnings,
  auth: secret.auth,
});
