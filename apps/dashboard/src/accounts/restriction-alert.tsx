import { Alert, Stack, Text } from '@mantine/core';
import type { Restriction } from '@muster/contracts';
import { useTexts } from '../texts/define-texts.ts';
import { useFormats } from '../texts/formats.ts';
import { useSentence } from '../texts/sentence.ts';
import { accountTexts } from './account-texts.ts';
import { EndsIn } from './ends-in.tsx';

/** One thing that keeps an account out of work: why, since and until when, and what has to happen. */
export function RestrictionAlert({ restriction }: { restriction: Restriction }) {
  const say = useTexts(accountTexts);
  const sentence = useSentence();
  const { moment } = useFormats();
  const { message, ending, since, until, mandatedUntil, changedBy } = restriction;
  // Of a wait that somebody made longer, or of a pause beside it, only a part is Telegram's own.
  const isLonger = mandatedUntil !== null && until !== null && until > mandatedUntil;
  return (
    <Alert color={until === null ? 'red' : 'yellow'} variant="light" title={sentence(message)}>
      <Stack gap={4} style={{ overflowWrap: 'anywhere' }}>
        {until !== null && <EndsIn until={until} />}
        <Text size="sm">{sentence(ending)}</Text>
        {changedBy && <Text size="sm">{say('reason', { reason: changedBy.reason })}</Text>}
        {isLonger && <Text size="sm">{say('mandated', { moment: moment(mandatedUntil) })}</Text>}
        <Text size="xs">{say('since', { moment: moment(since) })}</Text>
      </Stack>
    </Alert>
  );
}
