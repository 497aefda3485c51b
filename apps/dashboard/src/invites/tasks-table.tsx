import { Paper, Table, Text } from '@mantine/core';
import type { InviteTask } from '@muster/contracts';
import { AnchorLink } from '../parts/links.ts';
import { useTexts } from '../texts/define-texts.ts';
import { useFormats } from '../texts/formats.ts';
import { invitesTexts } from './invites-texts.ts';
import { TaskState } from './task-state.tsx';

/** Tasks, each with its state and how many have joined. On a phone the destination stands below the name. */
export function TasksTable({ tasks }: { tasks: readonly InviteTask[] }) {
  const say = useTexts(invitesTexts);
  return (
    <Paper withBorder>
      <Table highlightOnHover verticalSpacing="sm" layout="fixed">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{say('task')}</Table.Th>
            <Table.Th visibleFrom="sm">{say('destination')}</Table.Th>
            <Table.Th w={130}>{say('filter')}</Table.Th>
            <Table.Th w={110} ta="right">
              {say('joined')}
            </Table.Th>
            <Table.Th visibleFrom="md" w={180}>
              {say('created')}
            </Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {tasks.map(task => (
            <TaskRow key={task.id} task={task} />
          ))}
        </Table.Tbody>
      </Table>
    </Paper>
  );
}

function TaskRow({ task }: { task: InviteTask }) {
  const say = useTexts(invitesTexts);
  const { number, moment } = useFormats();
  const { joined, total } = task.targets;
  return (
    <Table.Tr>
      <Table.Td>
        <AnchorLink
          to="/invites/$taskId"
          params={{ taskId: task.id }}
          fw={500}
          size="sm"
          display="block"
          truncate
          title={task.name}
        >
          {task.name}
        </AnchorLink>
        <Text size="xs" c="dimmed" truncate title={task.destination.title} hiddenFrom="sm">
          {task.destination.title}
        </Text>
      </Table.Td>
      <Table.Td visibleFrom="sm">
        <Text size="sm" truncate title={task.destination.title}>
          {task.destination.title}
        </Text>
      </Table.Td>
      <Table.Td>
        <TaskState state={task.state} />
      </Table.Td>
      <Table.Td ta="right" style={{ fontVariantNumeric: 'tabular-nums' }}>
        {say('joinedOf', { joined: number(joined), total: number(total) })}
      </Table.Td>
      <Table.Td visibleFrom="md">{moment(task.createdAt)}</Table.Td>
    </Table.Tr>
  );
}
