import { retrying } from '../failures/retry-conflicts.ts';

/**
 * A Prisma client whose transactions are done again from the start where they meet other work, as `inTransaction` does:
 * what they do besides must bear being done twice.
 */
export function retryTransactions<Client extends { $transaction(...args: never[]): unknown }>(
  prisma: Client,
): Client {
  const begin = retrying(prisma.$transaction.bind(prisma));
  return new Proxy(prisma, {
    get: (client, name) => (name === '$transaction' ? begin : Reflect.get(client, name)),
  });
}
