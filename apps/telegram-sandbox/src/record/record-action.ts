import type { Middleware } from '../rpc/pipeline.ts';
import { RpcError } from '../rpc/rpc-error.ts';
import { noteNamed } from './note-named.ts';

/** Writes every call into the record, once it is known what became of it and before the answer leaves. */
export const recordAction: Middleware = async (query, context, next) => {
  const startedAt = performance.now();
  const before = context.key.userId;
  const finish = (outcome: string) => {
    const executed = context.noted.executed === true;
    if (!executed) noteNamed(query, context.noted);
    const durationMs = Math.round((performance.now() - startedAt) * 1000) / 1000;
    context.sandbox.record.add(
      context,
      { method: query._, outcome, durationMs, executed },
      before ?? context.key.userId,
    );
  };
  try {
    const outcome = await next();
    if (outcome.kind === 'cut') finish('CONNECTION_CUT');
    else if (outcome.kind === 'silence' && !outcome.executed) finish('CALL_DROPPED');
    else finish('ok');
    return outcome;
  } catch (error) {
    finish(error instanceof RpcError ? error.message : 'INTERNAL');
    throw error;
  }
};
