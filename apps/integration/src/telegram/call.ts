import type { TelegramFailure } from '../errors/failure.ts';

/** One call to Telegram on its way through the middlewares. */
export type Call = {
  /** As Telegram names it: `channels.inviteToChannel`. */
  method: string;
  /** Aborted when the call is given up. */
  abandon: AbortController;
};

export type CallResult<T> = { status: 'ok'; value: T } | { status: 'failed'; failure: TelegramFailure };

export type Middleware = <T>(call: Call, next: () => Promise<CallResult<T>>) => Promise<CallResult<T>>;

/** Sends one call through its middlewares. */
export type Run = <T>(method: string, send: (signal: AbortSignal) => Promise<T>) => Promise<CallResult<T>>;

/** Composes middlewares, outermost first. */
export function compose(middlewares: readonly Middleware[]): Run {
  return <T>(method: string, send: (signal: AbortSignal) => Promise<T>) => {
    const call: Call = { method, abandon: new AbortController() };
    const innermost = async (): Promise<CallResult<T>> => ({
      status: 'ok',
      value: await send(call.abandon.signal),
    });
    const composed = middlewares.reduceRight<() => Promise<CallResult<T>>>(
      (next, middleware) => () => middleware(call, next),
      innermost,
    );
    return composed();
  };
}
