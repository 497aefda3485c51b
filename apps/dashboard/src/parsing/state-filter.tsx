import { Chip, Group } from '@mantine/core';
import type { ParsingState } from '@muster/contracts';
import { useNavigate } from '@tanstack/react-router';
import { useTexts } from '../texts/define-texts.ts';
import { parsingTexts } from './parsing-texts.ts';
import { stateTexts } from './state-texts.ts';
import { isParsingState, STATE_TONES } from './states.ts';

const STATES = Object.keys(STATE_TONES).filter(isParsingState);
const ALL = 'all';

/** Which tasks are listed; the choice stands in the address. */
export function StateFilter({ state }: { state: ParsingState | undefined }) {
  const say = useTexts(parsingTexts);
  const sayState = useTexts(stateTexts);
  const navigate = useNavigate();
  const choose = (chosen: string) =>
    navigate({ to: '/parsing', search: isParsingState(chosen) ? { state: chosen } : {} });
  return (
    <Chip.Group value={state ?? ALL} onChange={chosen => void choose(chosen)}>
      <Group gap="xs" role="radiogroup" aria-label={say('filter')}>
        <Chip name="state" value={ALL} size="xs" variant="outline">
          {say('all')}
        </Chip>
        {STATES.map(choice => (
          <Chip key={choice} name="state" value={choice} size="xs" variant="outline">
            {sayState(choice)}
          </Chip>
        ))}
      </Group>
    </Chip.Group>
  );
}
