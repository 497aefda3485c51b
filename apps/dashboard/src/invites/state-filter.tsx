import { Chip, Group } from '@mantine/core';
import type { InviteState } from '@muster/contracts';
import { useNavigate } from '@tanstack/react-router';
import { useTexts } from '../texts/define-texts.ts';
import { invitesTexts } from './invites-texts.ts';
import { isInviteState, STATE_TONES } from './states.ts';

const CHOICES = ['all', ...Object.keys(STATE_TONES).filter(isInviteState)] as const;

/** Which tasks are listed; the choice stands in the address. */
export function StateFilter({ state }: { state: InviteState | undefined }) {
  const say = useTexts(invitesTexts);
  const navigate = useNavigate();
  const choose = (chosen: string) =>
    navigate({ to: '/invites', search: isInviteState(chosen) ? { state: chosen } : {} });
  return (
    <Chip.Group value={state ?? 'all'} onChange={chosen => void choose(chosen)}>
      <Group gap="xs" role="radiogroup" aria-label={say('filter')}>
        {CHOICES.map(choice => (
          <Chip key={choice} name="state" value={choice} size="xs" variant="outline">
            {say(choice)}
          </Chip>
        ))}
      </Group>
    </Chip.Group>
  );
}
