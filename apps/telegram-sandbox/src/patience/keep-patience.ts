import type { Middleware } from '../rpc/pipeline.ts';
import { RpcError } from '../rpc/rpc-error.ts';
import { describeCall } from './describe-call.ts';

/** Refuses whoever hurries, as Telegram does; the numbers are in rules.ts. */
export const keepPatience: Middleware = async (query, context, next) => {
  const { patience } = context.sandbox;
  if (!patience.enabled) return next();
  const call = describeCall(query, context);
  const refusal = patience.ask(call);
  if (refusal !== null) {
    context.noted.causedBy = { kind: 'patience', name: refusal.rule };
    throw new RpcError(refusal.error);
  }
  try {
    const outcome = await next();
    patience.settle(call, { error: null, missing: context.noted.missing?.length ?? 0 });
    return outcome;
  } catch (error) {
    if (error instanceof RpcError) patience.settle(call, { error: error.message, missing: 0 });
    throw error;
  }
};
