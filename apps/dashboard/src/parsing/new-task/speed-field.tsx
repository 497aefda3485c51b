import { Radio, type RadioGroupProps, Stack } from '@mantine/core';
import { useTexts } from '../../texts/define-texts.ts';
import { newTaskTexts } from './new-task-texts.ts';

const SPEEDS = ['safe', 'medium', 'fast'] as const;

/** How fast Telegram is read, and what each speed costs. */
export function SpeedField(field: Omit<RadioGroupProps, 'children'>) {
  const say = useTexts(newTaskTexts);
  return (
    <Radio.Group {...field} label={say('speed')}>
      <Stack gap="xs" mt="xs">
        {SPEEDS.map(speed => (
          <Radio key={speed} value={speed} label={say(speed)} description={say(`${speed}Hint`)} />
        ))}
      </Stack>
    </Radio.Group>
  );
}
