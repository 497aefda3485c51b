import { Select } from '@mantine/core';
import type { AttemptOutcome } from '@muster/contracts';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useTexts } from '../../texts/define-texts.ts';
import { useFormats } from '../../texts/formats.ts';
import { useSentence } from '../../texts/sentence.ts';
import { logCountsQuery } from '../queries.ts';
import type { LogFilter } from '../routes.ts';
import { isOutcome } from '../states.ts';
import { taskTexts } from './task-texts.ts';

/** A filter as one value of a choice. */
const optionOf = (outcome: AttemptOutcome | undefined, reason: string | undefined): string =>
  [outcome, reason].filter(Boolean).join(' ');

const filterOf = (value: string): LogFilter => {
  const [outcome, reason] = value.split(' ');
  return { ...(isOutcome(outcome) && { outcome }), ...(reason && { reason }) };
};

/** Shows only actions that ended one way, for one reason; the choice stands in the address. */
export function LogFilterSelect({ taskId, filter }: { taskId: string; filter: LogFilter }) {
  const say = useTexts(taskTexts);
  const sentence = useSentence();
  const { number } = useFormats();
  const navigate = useNavigate();
  const { data: counts = [] } = useQuery(logCountsQuery(taskId));
  const chosen = optionOf(filter.outcome, filter.reason);
  const options = counts.map(({ outcome, reason, attempts }) => ({
    value: optionOf(outcome, reason?.code),
    label: `${reason ? sentence(reason.message) : say(`end_${outcome}`)} (${number(attempts)})`,
  }));
  // Nothing may have ended that way, or not yet: what is filtered by is shown all the same.
  const isMissing = chosen !== '' && !options.some(({ value }) => value === chosen);
  const missing = { value: chosen, label: say(`end_${filter.outcome ?? 'refused'}`) };
  return (
    <Select
      aria-label={say('filter')}
      size="xs"
      w={{ base: '100%', xs: 300 }}
      data={[{ value: '', label: say('everything') }, ...options, ...(isMissing ? [missing] : [])]}
      value={chosen}
      onChange={value =>
        void navigate({
          to: '/invites/$taskId',
          params: { taskId },
          search: filterOf(value ?? ''),
          resetScroll: false,
        })
      }
      allowDeselect={false}
      comboboxProps={{ width: 320, position: 'bottom-end' }}
    />
  );
}
