import { Group, Text, VisuallyHidden } from '@mantine/core';
import type { ProcessHealth } from '@muster/contracts';
import { IconAlertTriangle, IconCheck, IconX } from '@tabler/icons-react';
import { useTexts } from '../texts/define-texts.ts';
import { needTexts, systemTexts } from './system-texts.ts';

const NEEDS = ['postgres', 'redis', 'identity', 'clocks', 'queue', 'jobs', 'secrets'] as const;

const FAILS = { Mark: IconX, color: 'var(--mantine-color-error)' } as const;
const STATES = {
  ok: { Mark: IconCheck, color: 'var(--mantine-color-teal-light-color)', text: 'needOk' },
  held: { Mark: IconAlertTriangle, color: 'var(--mantine-color-yellow-light-color)', text: 'needHeld' },
  failed: { ...FAILS, text: 'needFailed' },
  sealed: { ...FAILS, text: 'needSealed' },
  away: { ...FAILS, text: 'needAway' },
  refused: { ...FAILS, text: 'needRefused' },
} as const;

/** One thing that a process needs: by its name where it has it, else in a sentence that says what to do. */
export function NeedBadge({
  name,
  state,
  process,
}: ProcessHealth['checks'][number] & { process: ProcessHealth['name'] }) {
  const say = useTexts(systemTexts);
  const sayNeed = useTexts(needTexts);
  const known = NEEDS.find(need => need === name);
  // One that this page does not know yet is shown by its own name.
  const need = known ? sayNeed(known) : name;
  const { Mark, color, text } = STATES[state];
  const sentence = say(text, { need, process });
  const isLacking = state !== 'ok';
  return (
    <Group component="li" gap={4} wrap="nowrap" align="flex-start" w={isLacking ? '100%' : undefined}>
      <Mark size={14} color={color} aria-hidden style={{ flexShrink: 0, marginTop: 2 }} />
      <Text size="xs" aria-hidden={!isLacking} fw={isLacking ? 600 : undefined}>
        {isLacking ? sentence : need}
      </Text>
      {!isLacking && <VisuallyHidden>{sentence}</VisuallyHidden>}
    </Group>
  );
}
