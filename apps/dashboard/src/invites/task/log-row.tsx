import { Box, Group, Table, Text } from '@mantine/core';
import type { Attempt } from '@muster/contracts';
import { memo } from 'react';
import { useTexts } from '../../texts/define-texts.ts';
import { useFormats } from '../../texts/formats.ts';
import { OUTCOME_COLORS } from '../states.ts';
import { taskTexts } from './task-texts.ts';
import { useTold } from './use-told.ts';

type Props = { attempt: Attempt; destination: string; account: string };

/** One action in a sentence. Shown anew only when it has changed, however many others arrive. */
export const LogRow = memo(function LogRow({ attempt, destination, account }: Props) {
  const say = useTexts(taskTexts);
  const told = useTold();
  const { time, moment } = useFormats();
  const { outcome, reason, startedAt } = attempt;
  const at = attempt.finishedAt ?? startedAt;
  return (
    <Table.Tr>
      <Table.Td>
        <Group gap="sm" wrap="nowrap" align="flex-start">
          <Box
            w={8}
            h={8}
            mt={7}
            bg={`${OUTCOME_COLORS[outcome]}.6`}
            style={{ borderRadius: '50%', flexShrink: 0 }}
            aria-hidden
          />
          <div style={{ minWidth: 0 }}>
            <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
              {told(attempt, destination)}
              {reason?.platformError && ` ${say('telegramSays', { name: reason.platformError })}`}
            </Text>
            <Text size="xs" c="dimmed" truncate hiddenFrom="sm">
              {account}
            </Text>
          </div>
        </Group>
      </Table.Td>
      <Table.Td visibleFrom="sm">
        <Text size="sm" truncate title={account}>
          {account}
        </Text>
      </Table.Td>
      <Table.Td ta="right">
        <Text component="time" size="xs" dateTime={at} title={moment(at)}>
          {isToday(at) ? time(at) : moment(at)}
        </Text>
      </Table.Td>
    </Table.Tr>
  );
});

const isToday = (at: string): boolean => new Date(at).toDateString() === new Date().toDateString();
