import { problem } from '@muster/service-kit';
import { OwnedElsewhere } from '../ownership/owned-elsewhere.ts';
import type { Ownership } from '../ownership/ownership.ts';
import { CERTAINLY_OVER_MS, SUSPECT_AFTER_MS } from '../ownership/timings.ts';
import type { Concern } from './concerns.ts';

/** Where a request is to be answered, and when to ask again should nobody answer there. */
export type Place = 'here' | { url: string; retryAfterSeconds: number };

export type WhereTo = (concern: Concern, request: { wasForwarded: boolean }) => Promise<Place>;

/**
 * Finds who has to answer. A request is forwarded once: one that arrives where the account is not owned (any more) is
 * to be asked again.
 * @throws a problem `service_unavailable` while nobody can answer
 */
export function createWhereTo(parts: { ownership: Pick<Ownership, 'replica' | 'hold' | 'watch'> }): WhereTo {
  const { ownership } = parts;

  const ofAccount = async (concern: Extract<Concern, { about: 'account' }>): Promise<Elsewhere | null> => {
    try {
      await ownership.hold(concern.account);
      return null;
    } catch (error) {
      if (!(error instanceof OwnedElsewhere)) throw error;
      return (await concern.isAnswered?.()) ? null : { url: error.url, againInMs: error.freeInMs };
    }
  };

  /** One whose replica has ended is lost, and any other can say so. */
  const ofLogin = async (replica: string): Promise<Elsewhere | null> => {
    if (replica === ownership.replica.name) return null;
    const { url, silentMs } = await ownership.watch.named(replica);
    if (silentMs >= CERTAINLY_OVER_MS) return null;
    return { url: silentMs < SUSPECT_AFTER_MS ? url : null, againInMs: CERTAINLY_OVER_MS - silentMs };
  };

  return async (concern, { wasForwarded }) => {
    const elsewhere = concern.about === 'account' ? await ofAccount(concern) : await ofLogin(concern.replica);
    if (!elsewhere) return 'here';
    const { url, againInMs } = elsewhere;
    const retryAfterSeconds = Math.max(1, Math.ceil(againInMs / 1000));
    if (url !== null && !wasForwarded) return { url, retryAfterSeconds };
    if (concern.about === 'account' && concern.elseHere) return 'here';
    throw problem('service_unavailable', { retryAfterSeconds });
  };
}

type Elsewhere = { url: string | null; againInMs: number };
