import { ACCESS_TOKEN_TTL_SECONDS } from '@muster/contracts';
import { AccessTokenKeys, type SigningKey, secretPaths, signingKey } from '@muster/secrets';
import type { Processes } from '../processes/processes.ts';
import { type Rotation, waitFor } from '../rotation.ts';
import { TOLERANCE_MS } from './lives.ts';
import { numberOf } from './service-key-set.ts';
import { turnKeyList } from './turn-key-list.ts';

/** Who verifies access tokens asks identity again for a key that it does not know, every 10 s at most, in ms. */
const HEARD_AFTER_MS = 15_000;

const TOKENS_LIVE_MS = ACCESS_TOKEN_TTL_SECONDS * 1000 + TOLERANCE_MS;

/** Gives identity a new key to sign access tokens with; takes as long as such a token lives. */
export const rotateAccessTokenKeys = (rotation: Rotation, processes: Processes): Promise<void> =>
  turnKeyList<SigningKey>(rotation, processes, {
    name: 'keys of access tokens',
    path: secretPaths.accessTokenKey,
    shape: AccessTokenKeys,
    numberOf: ({ kid }) => numberOf(kid),
    make(number) {
      const { kid, privateKey } = signingKey(`access-${number}`);
      return { kid, privateKey };
    },
    untilHeard: () => waitFor(rotation, HEARD_AFTER_MS, 'whoever asked identity just before asks again'),
    untilNotNeeded: () => waitFor(rotation, TOKENS_LIVE_MS, 'what the old one has signed ends'),
  });
