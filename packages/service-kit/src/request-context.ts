import { AsyncLocalStorage } from 'node:async_hooks';
import type { Span } from './tracing/span.ts';

/** What follows one piece of work through all its calls: a request, or one ring of a queue. */
export type RequestContext = {
  requestId: string;
  /** What this work is in its trace, where traces are on; of a look, the step in hand. */
  span?: Span | null;
};

const storage = new AsyncLocalStorage<RequestContext>();

/** Runs `work` so that its log lines and its calls to other services carry this request id. */
export const withRequestContext = <T>(context: RequestContext, work: () => T): T =>
  storage.run(context, work);

/** Binds the rest of the present asynchronous work; for Fastify's hooks, which have no callback to wrap. */
export const enterRequestContext = (context: RequestContext): void => storage.enterWith(context);

/** The request id of the present work, if any. */
export const currentRequestId = (): string | undefined => storage.getStore()?.requestId;

/** The span of the present work, ended or not; none where traces are off. */
export const currentSpan = (): Span | null => storage.getStore()?.span ?? null;
