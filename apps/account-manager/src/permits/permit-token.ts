import { type LimitedAction, PERMIT_TTL_MS, type Permit } from '@muster/contracts';
import type { Sign } from '@muster/service-kit';

/** What a permit allows, as it was decided. */
export type PermitFacts = {
  permitId: string;
  accountId: string;
  teamId: string;
  action: LimitedAction;
  channelKey: string | null;
  toStranger: boolean;
  targetKey: string;
  fencingToken: number;
  /** In ms. */
  decidedAt: number;
};

/** The wire form of a permit. Of the decision alone, so that asking again gives the same token to the byte. */
export function toPermit(sign: Sign, facts: PermitFacts): Permit {
  const { permitId, accountId, teamId, action, channelKey, toStranger, targetKey, fencingToken } = facts;
  const expiresAtMs = facts.decidedAt + PERMIT_TTL_MS;
  const token = sign({
    iss: 'account-manager',
    aud: 'integration',
    typ: 'permit',
    jti: permitId,
    accountId,
    teamId,
    action,
    channel: channelKey,
    wroteFirst: action === 'direct_message' && !toStranger,
    target: targetKey,
    fencingToken,
    iat: Math.floor(facts.decidedAt / 1000),
    expiresAtMs,
  });
  return { id: permitId, token, expiresAt: new Date(expiresAtMs).toISOString() };
}
