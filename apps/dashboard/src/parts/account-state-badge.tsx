import type { AccountState } from '@muster/contracts';
import { useTexts } from '../texts/define-texts.ts';
import { accountStateTexts } from './account-state-texts.ts';
import { StateBadge, type Tone } from './state-badge.tsx';

const TONES: Readonly<Record<AccountState, Tone>> = {
  active: 'good',
  flood_wait: 'waiting',
  peer_flood: 'waiting',
  frozen: 'problem',
  banned: 'problem',
  logged_out: 'problem',
  paused: 'halted',
};

/** How an account stands, in two words. */
export function AccountStateBadge({ state }: { state: AccountState }) {
  const say = useTexts(accountStateTexts);
  return <StateBadge tone={TONES[state]} name={say(state)} />;
}
