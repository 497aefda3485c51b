import { Text } from '@mantine/core';
import { useTexts } from '../texts/define-texts.ts';
import { Countdown } from './countdown.tsx';
import { partsTexts } from './parts-texts.ts';
import { useHasCome } from './use-has-come.ts';

/** From when on trying again can help; nothing when that is now, or nobody knows. */
export function RetryIn({ at }: { at: string | null }) {
  const say = useTexts(partsTexts);
  const hasCome = useHasCome(at);
  if (at === null || hasCome) return null;
  return (
    <Text size="sm">
      {say('retryIn')} <Countdown until={at} fw={600} />
    </Text>
  );
}
