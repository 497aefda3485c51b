import { ACCESS_TOKEN_TTL_METRIC, ACCESS_TOKEN_TTL_SECONDS } from '@muster/contracts';
import { AccessTokenKeys, type SigningKey, secretPaths, signingKey } from '@muster/secrets';
import type { Processes } from '../processes/processes.ts';
import { type Rotation, waitFor } from '../rotation.ts';
import { TOLERANCE_MS } from './lives.ts';
import { numberOf } from './service-key-set.ts';
import { turnKeyList } from './turn-key-list.ts';

/** Who verifies access tokens asks identity again for a key that it does not know, every 10 s at most, in ms. */
const HEARD_AFTER_MS = 15_000;

const PATH = secretPaths.accessTokenKey;

/**
 * Gives identity a new key to sign access tokens with; takes as long as such a token lives.
 * @param isStolen somebody else has the old key: what it has signed is not waited for, and whoever is signed in gets a
 *   token of the new one by their session
 */
export const rotateAccessTokenKeys = (
  rotation: Rotation,
  processes: Processes,
  { isStolen = false }: { isStolen?: boolean } = {},
): Promise<void> =>
  turnKeyList<SigningKey>(rotation, processes, {
    name: 'keys of access tokens',
    path: PATH,
    shape: AccessTokenKeys,
    numberOf: ({ kid }) => numberOf(kid),
    make(number) {
      const { kid, privateKey } = signingKey(`access-${number}`);
      return { kid, privateKey };
    },
    untilHeard: () => waitFor(rotation, HEARD_AFTER_MS, 'whoever asked identity just before asks again'),
    async untilNotNeeded() {
      if (isStolen) return;
      await waitFor(rotation, await longestLifeMs(processes), 'what the old one has signed ends');
    },
  });

/** As identity says itself; where it does not, the longest that it may be. */
async function longestLifeMs(processes: Processes): Promise<number> {
  const { ofEach, why } = await processes.samples(PATH, ACCESS_TOKEN_TTL_METRIC);
  const told = why === null ? ofEach.map(([sample]) => sample?.value ?? ACCESS_TOKEN_TTL_SECONDS) : [];
  const lifeS = told.length > 0 ? Math.max(...told) : ACCESS_TOKEN_TTL_SECONDS;
  return lifeS * 1000 + TOLERANCE_MS;
}
