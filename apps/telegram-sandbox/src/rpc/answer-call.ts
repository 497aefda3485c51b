import type { Buffer } from 'node:buffer';
import { migrateUser } from '../data-centers/migrate-user.ts';
import { refuseAtMedia } from '../data-centers/refuse-at-media.ts';
import { injectFault } from '../faults/inject-fault.ts';
import { methods } from '../methods/registry.ts';
import { keepPatience } from '../patience/keep-patience.ts';
import { recordAction } from '../record/record-action.ts';
import { refuseFrozen } from '../restrictions/refuse-frozen.ts';
import type { Sandbox } from '../sandbox.ts';
import { serviceCodec } from '../tl/layers.ts';
import type { CallContext } from './call.ts';
import { keepOrder } from './keep-order.ts';
import { compose, type Handle } from './pipeline.ts';
import { refuseDuplicated } from './refuse-duplicated.ts';
import { RpcError } from './rpc-error.ts';
import { unwrap } from './unwrap.ts';

/** The body of an rpc_result, or what happens instead of one. */
export type Answer =
  | { readonly kind: 'body'; readonly body: Buffer }
  /** Only half of it is written, or nothing, before the connection is cut. */
  | { readonly kind: 'half-body' | 'lost-body'; readonly body: Buffer }
  | { readonly kind: 'silence'; readonly executed: boolean }
  | { readonly kind: 'cut'; readonly executed: false };

const answerKinds = { result: 'body', half: 'half-body', lost: 'lost-body' } as const;

export type Origin = Pick<CallContext, 'key' | 'session' | 'messageId' | 'connectionId' | 'dcId' | 'media'>;

const execute: Handle = async (query, context) => {
  const method = methods.get(query._);
  if (!method) throw new RpcError('METHOD_NOT_IMPLEMENTED');
  context.noted.executed = true;
  return { kind: 'result', result: method.invoke(context, query) };
};

const handle = compose(
  [
    recordAction,
    keepOrder,
    refuseDuplicated,
    injectFault,
    refuseAtMedia,
    migrateUser,
    refuseFrozen,
    keepPatience,
  ],
  execute,
);

/** Answers one API call, whatever its bytes are: it never throws. */
export async function answerCall(body: Buffer, origin: Origin, sandbox: Sandbox): Promise<Answer> {
  const context: CallContext = { ...origin, after: [], sandbox, noted: {} };
  try {
    const { query, codec, withoutUpdates, after } = unwrapOrRecord(body, context);
    origin.session.called({ withoutUpdates });
    const outcome = await handle(query, { ...context, after });
    if (!('result' in outcome)) return outcome;
    return { kind: answerKinds[outcome.kind], body: codec.encodeResult(query._, outcome.result) };
  } catch (error) {
    return { kind: 'body', body: errorBody(error, sandbox) };
  }
}

/** A call that cannot be read is an action too: it stands in the record without a method. */
function unwrapOrRecord(body: Buffer, context: CallContext) {
  try {
    return unwrap(body, context.key, context.sandbox);
  } catch (error) {
    if (error instanceof RpcError)
      context.sandbox.record.add(context, { method: 'unreadable', outcome: error.message });
    throw error;
  }
}

function errorBody(error: unknown, { log }: Sandbox): Buffer {
  if (!(error instanceof RpcError)) log.error('a call failed', error);
  const { message, code } = error instanceof RpcError ? error : new RpcError('INTERNAL');
  return serviceCodec.encode({ _: 'rpc_error', error_code: code, error_message: message });
}
