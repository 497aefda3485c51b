/** Connections that are refused, cut or not given in time: Node's codes, Postgres' classes 08 and 57P0x, Prisma's P1xxx. */
const AWAY = /^(ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT|UND_ERR_.*|08...|57P0.|53300|P1\d{3}|P2024)$/;

/** Failures that carry no code: ioredis while Redis is away, pg while no connection can be had. */
const AWAY_MESSAGE =
  /max retries per request|Command timed out|Connection is closed|Connection terminated|timeout exceeded when trying to connect|fetch failed/;

/** Whether an error says that Postgres, Redis or another service cannot be reached now, which passes by itself. */
export function isDependencyAway(error: unknown): boolean {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    if ('code' in cause && typeof cause.code === 'string' && AWAY.test(cause.code)) return true;
    if (AWAY_MESSAGE.test(cause.message)) return true;
  }
  return false;
}
