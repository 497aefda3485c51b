/** Where Prisma and its adapter keep what they were told: in no `cause` that is an error. */
type Wrapped = {
  cause?: unknown;
  meta?: { driverAdapterError?: unknown };
  code?: unknown;
  originalCode?: unknown;
  message?: unknown;
};

/** What an error and everything that led to it say of themselves: codes as they are, and messages. */
export function* saidBy(error: unknown): Generator<{ code: string | undefined; message: string }> {
  if (typeof error !== 'object' || error === null) return;
  const { cause, meta, code, originalCode, message }: Wrapped = error;
  const said = originalCode ?? code;
  yield {
    code: typeof said === 'string' ? said : undefined,
    message: typeof message === 'string' ? message : '',
  };
  yield* saidBy(meta?.driverAdapterError);
  yield* saidBy(cause);
}
