import { Group, Stack, Text } from '@mantine/core';
import { Countdown } from '../parts/countdown.tsx';
import { AnchorLink } from '../parts/links.ts';
import { useTexts } from '../texts/define-texts.ts';
import { useSentence } from '../texts/sentence.ts';
import { overviewTexts } from './overview-texts.ts';
import type { Standstill } from './standstill.ts';

const looks = { size: 'sm', fw: 500, truncate: true } as const;

/** One thing that does not go on: what, why, what has to happen, and when it goes on by itself. */
export function StandstillLine({ standstill }: { standstill: Standstill }) {
  const say = useTexts(overviewTexts);
  const sentence = useSentence();
  const { kind, id, name, message, ending, until } = standstill;
  return (
    <Stack component="li" gap={2} miw={0}>
      <Group gap="xs" wrap="nowrap" align="baseline" justify="space-between">
        {kind === 'account' && (
          <AnchorLink to="/accounts/$accountId" params={{ accountId: id }} {...looks} title={name}>
            {name}
          </AnchorLink>
        )}
        {kind === 'parsing' && (
          <AnchorLink to="/parsing/$taskId" params={{ taskId: id }} {...looks} title={name}>
            {name}
          </AnchorLink>
        )}
        {kind === 'invite' && (
          <AnchorLink to="/invites/$taskId" params={{ taskId: id }} {...looks} title={name}>
            {name}
          </AnchorLink>
        )}
        <Text size="xs" c="dimmed" style={{ flexShrink: 0 }}>
          {say(kind)}
        </Text>
      </Group>
      <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
        {message && sentence(message)} {ending && sentence(ending)}
        {until !== null && (
          <>
            {' '}
            {say('goesOnIn')} <Countdown until={until} fw={600} />
          </>
        )}
      </Text>
    </Stack>
  );
}
