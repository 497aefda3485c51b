import { Group, Radio, type RadioGroupProps } from '@mantine/core';
import { useTexts } from '../../texts/define-texts.ts';
import { newTaskTexts } from './new-task-texts.ts';

const PRIORITIES = ['high', 'normal', 'low'] as const;

export function PriorityField(field: Omit<RadioGroupProps, 'children'>) {
  const say = useTexts(newTaskTexts);
  return (
    <Radio.Group {...field} label={say('priority')} description={say('priorityHint')}>
      <Group mt="xs">
        {PRIORITIES.map(priority => (
          <Radio key={priority} value={priority} label={say(priority)} />
        ))}
      </Group>
    </Radio.Group>
  );
}
