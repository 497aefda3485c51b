import { SegmentedControl } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useTexts } from '../../texts/define-texts.ts';
import { taskTexts } from './task-texts.ts';

/** Whether the actions of a task are shown or its people; the choice stands in the address. */
export function ViewTabs({ taskId, view }: { taskId: string; view: 'people' | undefined }) {
  const say = useTexts(taskTexts);
  const navigate = useNavigate();
  return (
    <SegmentedControl
      aria-label={say('views')}
      value={view ?? 'actions'}
      onChange={chosen =>
        void navigate({
          to: '/invites/$taskId',
          params: { taskId },
          search: chosen === 'people' ? { view: 'people' } : {},
          resetScroll: false,
        })
      }
      data={(['actions', 'people'] as const).map(value => ({ value, label: say(value) }))}
      style={{ alignSelf: 'flex-start' }}
    />
  );
}
