import { saidBy } from './said-by.ts';

/**
 * Connections that are refused, cut or not given in time. Of Node: what it says of sockets, names and undici. Of
 * Postgres: classes 08 and 53 (no connection, no room), 57P0x (it stops or starts), 57014 and 25P03 (a statement took
 * too long, or this process did within a transaction). Of Prisma: P1xxx, and that it got no connection or transaction
 * in time, or lost it.
 */
const AWAY =
  /^(E(CONN(REFUSED|RESET|ABORTED)|PIPE|TIMEDOUT|HOSTUNREACH|NETUNREACH|NOTFOUND|AI_AGAIN)|UND_ERR_.*|08...|53...|57P0.|57014|25P03|P1\d{3}|P2024|P2028|P2037)$/;

/** Failures that carry no code: of ioredis and Redis, of pg while no connection can be had or one is lost, of `fetch`. */
const AWAY_MESSAGE =
  /max retries per request|Command timed out|Connection is closed|Stream isn't writeable|^(LOADING|MASTERDOWN|READONLY|CLUSTERDOWN|TRYAGAIN) |Connection terminated|timeout exceeded when trying to connect|Query read timeout|is not queryable|fetch failed|aborted due to timeout/;

/** Whether an error says that Postgres, Redis or another service cannot be reached now, which passes by itself. */
export function isDependencyAway(error: unknown): boolean {
  for (const { code, message } of saidBy(error)) {
    if ((code !== undefined && AWAY.test(code)) || AWAY_MESSAGE.test(message)) return true;
  }
  return false;
}
