import { Table, Text } from '@mantine/core';
import type { ProcessHealth } from '@muster/contracts';
import { useTexts } from '../texts/define-texts.ts';
import { useFormats } from '../texts/formats.ts';
import { systemTexts } from './system-texts.ts';

/** The processes that have a queue. */
const WORKERS = ['parsing-worker', 'invite-worker'];

/** How much waits for the workers. */
export function QueuesTable({ processes }: { processes: readonly ProcessHealth[] }) {
  const say = useTexts(systemTexts);
  const { number } = useFormats();
  return (
    <>
      <Table aria-label={say('queues')} mb="sm" style={{ fontVariantNumeric: 'tabular-nums' }}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{say('queue')}</Table.Th>
            <Table.Th ta="right">{say('waiting')}</Table.Th>
            <Table.Th ta="right">{say('active')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {processes
            .filter(({ name }) => WORKERS.includes(name))
            .map(({ name, queue }) => (
              <Table.Tr key={name}>
                <Table.Td>{queue?.name ?? name}</Table.Td>
                <Table.Td ta="right">{queue ? number(queue.waiting) : '—'}</Table.Td>
                <Table.Td ta="right">{queue ? number(queue.active) : '—'}</Table.Td>
              </Table.Tr>
            ))}
        </Table.Tbody>
      </Table>
      <Text size="sm" c="dimmed">
        {say('queuesHint')}
      </Text>
    </>
  );
}
