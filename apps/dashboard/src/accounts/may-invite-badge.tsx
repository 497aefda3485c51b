import { StateBadge } from '../parts/state-badge.tsx';
import { useTexts } from '../texts/define-texts.ts';
import { channelTexts } from './channel-texts.ts';

/** Whether an account may invite into a chat. */
export function MayInviteBadge({ mayInvite }: { mayInvite: boolean }) {
  const say = useTexts(channelTexts);
  return (
    <StateBadge tone={mayInvite ? 'good' : 'over'} name={say(mayInvite ? 'mayInvite' : 'mayNotInvite')} />
  );
}
