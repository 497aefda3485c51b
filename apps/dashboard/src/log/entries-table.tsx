import { Table } from '@mantine/core';
import type { AccountLogEntry } from '@muster/contracts';
import { useAccountNames } from '../accounts/use-account-names.ts';
import { useTexts } from '../texts/define-texts.ts';
import { EntryRow } from './entry-row.tsx';
import { logTexts } from './log-texts.ts';

/** Entries, each in plain sentences. On a phone the account stands below them. */
export function EntriesTable({ entries }: { entries: readonly AccountLogEntry[] }) {
  const say = useTexts(logTexts);
  const names = useAccountNames();
  return (
    <Table verticalSpacing="xs" layout="fixed">
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{say('what')}</Table.Th>
          <Table.Th w={180} visibleFrom="sm">
            {say('account')}
          </Table.Th>
          <Table.Th w={{ base: 92, sm: 130 }} ta="right">
            {say('when')}
          </Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {entries.map(entry => (
          <EntryRow key={entry.id} entry={entry} names={names} />
        ))}
      </Table.Tbody>
    </Table>
  );
}
