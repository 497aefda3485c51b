import type { InviteState } from '@muster/contracts';
import { StateBadge } from '../parts/state-badge.tsx';
import { useTexts } from '../texts/define-texts.ts';
import { invitesTexts } from './invites-texts.ts';
import { STATE_TONES } from './states.ts';

/** How a task stands, in a word. */
export function TaskState({ state }: { state: InviteState }) {
  const say = useTexts(invitesTexts);
  return <StateBadge tone={STATE_TONES[state]} name={say(state)} />;
}
