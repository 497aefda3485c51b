import { Group, Text, VisuallyHidden } from '@mantine/core';
import type { ProcessHealth } from '@muster/contracts';
import { IconAlertTriangle, IconCheck, IconX } from '@tabler/icons-react';
import { useTexts } from '../texts/define-texts.ts';
import { needTexts, systemTexts } from './system-texts.ts';

const NEEDS = ['postgres', 'redis', 'identity', 'clocks', 'queue', 'jobs', 'secrets'] as const;
const WORKS = { ok: 'needOk', held: 'needHeld' } as const;

/** One thing that a process needs, and whether it has it. */
export function NeedBadge({ name, state }: ProcessHealth['checks'][number]) {
  const say = useTexts(systemTexts);
  const sayNeed = useTexts(needTexts);
  const known = NEEDS.find(need => need === name);
  // One that this page does not know yet is shown by its own name.
  const need = known ? sayNeed(known) : name;
  const [Mark, color] =
    state === 'ok'
      ? [IconCheck, 'var(--mantine-color-teal-light-color)']
      : state === 'held'
        ? [IconAlertTriangle, 'var(--mantine-color-yellow-light-color)']
        : [IconX, 'var(--mantine-color-error)'];
  return (
    <Group gap={4} wrap="nowrap">
      <Mark size={14} color={color} aria-hidden />
      <Text size="xs" aria-hidden fw={state === 'ok' ? undefined : 600}>
        {need}
      </Text>
      <VisuallyHidden>
        {say(state === 'ok' || state === 'held' ? WORKS[state] : 'needFailed', { need })}
      </VisuallyHidden>
    </Group>
  );
}
