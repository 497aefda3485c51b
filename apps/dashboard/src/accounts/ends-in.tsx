import { Text, type TextProps } from '@mantine/core';
import { Countdown } from '../parts/countdown.tsx';
import { useHasCome } from '../parts/use-has-come.ts';
import { useTexts } from '../texts/define-texts.ts';
import { accountsTexts } from './accounts-texts.ts';

/** When what keeps an account out of work ends by itself, ticking. */
export function EndsIn({ until, ...text }: TextProps & { until: string }) {
  const say = useTexts(accountsTexts);
  const hasCome = useHasCome(until);
  return (
    <Text size="sm" {...text}>
      {hasCome ? say('endsNow') : say('endsIn')} {!hasCome && <Countdown until={until} fw={600} />}
    </Text>
  );
}
