import { isDeepStrictEqual } from 'node:util';
import { backOffMs } from './back-off.ts';
import type { Answer } from './client.ts';
import type { Clock, Log } from './clock.ts';
import type { Credentials, Token, Tokens } from './token.ts';

/** A token is renewed after this share of its life. */
const RENEWED_AFTER = 2 / 3;

/** One that comes back with less than this share of a whole life nears the end that renewals cannot move. */
const WHOLE_LIFE = 0.9;

/** A file with a new secret id is noticed within this time, in ms. */
const LOOK_EVERY_MS = 10_000;

/** How a service is logged in. */
export type Login = {
  /** How the last try to log in or to renew ended; null before the first one has. */
  last: Answer<unknown>['status'] | null;
  /** When the token ends, in ms since the epoch; null before the first one. */
  endsAtMs: number | null;
  secretIdIssuedAt: number | null;
  renewalsFailed: number;
};

/** A service's place in Vault: a token that is kept alive, and replaced where it cannot be. */
export type Session = {
  login(): Login;
  /**
   * Does something with the token; with the next one where Vault does not know this one any more. Without one
   * (`endsAtMs` is null then), the answer is why there is none.
   */
  withToken<T>(ask: (token: string) => Promise<Answer<T>>): Promise<Answer<T>>;
  close(): Promise<void>;
};

export type SessionParts = {
  tokens: Tokens;
  /** What to log in with, read anew each time; null while there is none that may be used. */
  credentials(): Promise<Credentials | null>;
  clock: Clock;
  log: Log;
};

/** Logs in as soon as Vault lets it, and stays so until it is closed. */
export function openSession({ tokens, credentials, clock, log }: SessionParts): Session {
  const closing = new AbortController();
  let held: Held | null = null;
  let last: Login['last'] = null;
  let failures = 0;
  let renewalsFailed = 0;

  const logIn = async (own: Credentials | null): Promise<Status> => {
    if (!own) return 'refused';
    const askedAtMs = clock.now();
    const answer = await tokens.logIn(own);
    if (answer.status !== 'ok') return answer.status;
    const earlier = held;
    held = heldSince(askedAtMs, answer.body, { wholeLifeMs: answer.body.lifeMs, credentials: own });
    // Whoever still asks with it gets the new one; nobody else needs it.
    if (earlier) await tokens.revoke(earlier.value);
    return 'ok';
  };

  const renew = async (token: Held, own: Credentials | null): Promise<Status> => {
    const askedAtMs = clock.now();
    const answer = await tokens.renew(token.value);
    if (answer.status === 'ok') {
      const { wholeLifeMs, secretIdIssuedAt } = token;
      held = heldSince(askedAtMs, { ...answer.body, secretIdIssuedAt }, token);
      return answer.body.lifeMs < wholeLifeMs * WHOLE_LIFE ? logIn(own) : 'ok';
    }
    renewalsFailed += 1;
    return answer.status === 'refused' || answer.status === 'absent' ? logIn(own) : answer.status;
  };

  /** Does what is due, if anything is. */
  const attend = async (): Promise<Status> => {
    const own = await credentials();
    if (!held || clock.now() >= held.endsAtMs) return logIn(own);
    const isNew = own !== null && !isDeepStrictEqual(own, held.credentials);
    const entered = isNew ? await logIn(own) : 'ok';
    if (isNew && entered === 'ok') return 'ok';
    // A new secret id that Vault does not take is told until there is another; the token of the one before lives on.
    const renewed = last !== 'ok' || clock.now() >= held.renewAtMs ? await renew(held, own) : 'ok';
    return renewed === 'ok' ? entered : renewed;
  };

  const attendAndSay = async () => {
    const status = await attend();
    if (status !== last) {
      if (status === 'ok') log.info({}, 'logged in to Vault');
      else log.warn({ why: status }, held ? 'the token of Vault is not renewed' : 'waiting for Vault');
    }
    last = status;
    failures = status === 'ok' ? 0 : failures + 1;
  };

  // One at a time, whoever asks for it.
  let attending: Promise<void> | null = null;
  const attendOnce = () => {
    attending ??= attendAndSay().finally(() => {
      attending = null;
    });
    return attending;
  };

  const rest = async () => {
    const now = clock.now();
    const nextAtMs = failures > 0 ? now + backOffMs(failures) : now + LOOK_EVERY_MS;
    const untilMs = failures > 0 || !held ? nextAtMs : Math.min(nextAtMs, Math.max(now, held.renewAtMs));
    await clock.sleepUntil(untilMs, closing.signal).catch(() => {});
  };

  const keepUp = async () => {
    while (!closing.signal.aborted) {
      await attendOnce();
      await rest();
    }
  };
  const keepingUp = keepUp();

  return {
    login: () => ({
      last,
      endsAtMs: held?.endsAtMs ?? null,
      secretIdIssuedAt: held?.secretIdIssuedAt ?? null,
      renewalsFailed,
    }),
    async withToken(ask) {
      // What is under way may bring the first token.
      if (!held) await attending;
      const used = held;
      if (!used) return { status: last === 'ok' || last === null ? 'refused' : last };
      const answer = await ask(used.value);
      if (answer.status !== 'refused') return answer;
      // Forbidden to this token, or to none that lives: Vault answers both the same.
      if (held === used && (await tokens.lookUp(used.value)).status === 'refused') {
        if (held === used) held = null;
        await attendOnce();
        // What was under way already may not have seen that it is gone.
        if (!held) await attendOnce();
      }
      return held && held !== used ? ask(held.value) : answer;
    },
    async close() {
      closing.abort();
      await keepingUp;
      if (held) await tokens.revoke(held.value);
    },
  };
}

type Status = Answer<unknown>['status'];

type Held = Token & {
  endsAtMs: number;
  renewAtMs: number;
  /** How long it lived when it was new. */
  wholeLifeMs: number;
  credentials: Credentials;
};

/** Counted from the question on: Vault counts from some moment after it. */
const heldSince = (
  askedAtMs: number,
  token: Token,
  { wholeLifeMs, credentials }: Pick<Held, 'wholeLifeMs' | 'credentials'>,
): Held => ({
  ...token,
  endsAtMs: askedAtMs + token.lifeMs,
  renewAtMs: askedAtMs + token.lifeMs * RENEWED_AFTER,
  wholeLifeMs,
  credentials,
});
