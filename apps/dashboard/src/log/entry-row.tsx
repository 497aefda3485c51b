import { Box, Group, Table, Text } from '@mantine/core';
import type { AccountLogEntry } from '@muster/contracts';
import { memo } from 'react';
import { useFormats } from '../texts/formats.ts';
import { KIND_COLORS } from './choices.ts';
import { EntryAccount } from './entry-account.tsx';
import { EntryText } from './entry-text.tsx';

type Props = { entry: AccountLogEntry; names: ReadonlyMap<string, string> | undefined };

/** One entry. */
export const EntryRow = memo(function EntryRow({ entry, names }: Props) {
  const { moment } = useFormats();
  const { kind, at, accountId } = entry;
  return (
    <Table.Tr style={{ verticalAlign: 'top' }}>
      <Table.Td>
        <Group gap="sm" wrap="nowrap" align="flex-start">
          <Box
            w={8}
            h={8}
            mt={7}
            bg={`${KIND_COLORS[kind]}.6`}
            style={{ borderRadius: '50%', flexShrink: 0 }}
            aria-hidden
          />
          <Box miw={0}>
            <EntryText entry={entry} />
            <Box hiddenFrom="sm">
              <EntryAccount accountId={accountId} names={names} />
            </Box>
          </Box>
        </Group>
      </Table.Td>
      <Table.Td visibleFrom="sm">
        <EntryAccount accountId={accountId} names={names} />
      </Table.Td>
      <Table.Td ta="right">
        <Text component="time" size="xs" dateTime={at}>
          {moment(at)}
        </Text>
      </Table.Td>
    </Table.Tr>
  );
});
