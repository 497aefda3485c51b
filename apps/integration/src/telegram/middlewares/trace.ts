import { startPart } from '@muster/service-kit';
import type { Middleware } from '../call.ts';

/** A call as a span: its method, and the catalogue's code of what failed. What is asked, and of whom, is not told. */
export const trace: Middleware = async ({ method }, next) => {
  const attributes = { 'rpc.system': 'telegram', 'rpc.method': method };
  const span = startPart({ name: `telegram ${method}`, kind: 'client', attributes });
  const result = await next();
  if (result.status === 'ok') span?.end();
  else span?.end({ attributes: { 'error.type': result.failure.code } });
  return result;
};
