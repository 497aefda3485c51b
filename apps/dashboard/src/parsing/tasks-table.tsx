import { Paper, Table, Text } from '@mantine/core';
import type { ParsingTask } from '@muster/contracts';
import { AnchorLink } from '../parts/links.ts';
import { useTexts } from '../texts/define-texts.ts';
import { useFormats } from '../texts/formats.ts';
import { Collected } from './collected.tsx';
import { parsingTexts } from './parsing-texts.ts';
import { nameOf } from './states.ts';
import { ParsingTaskState } from './task-state.tsx';

/** Tasks, each with its state and how far it is. */
export function TasksTable({ tasks }: { tasks: readonly ParsingTask[] }) {
  const say = useTexts(parsingTexts);
  return (
    <Paper withBorder>
      <Table highlightOnHover verticalSpacing="sm" layout="fixed">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{say('source')}</Table.Th>
            <Table.Th w={{ base: 116, sm: 140 }}>{say('filter')}</Table.Th>
            <Table.Th w={220} visibleFrom="sm">
              {say('collected')}
            </Table.Th>
            <Table.Th w={190} visibleFrom="md">
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

function TaskRow({ task }: { task: ParsingTask }) {
  const { moment, number } = useFormats();
  const name = nameOf(task);
  return (
    <Table.Tr>
      <Table.Td>
        <AnchorLink
          to="/parsing/$taskId"
          params={{ taskId: task.id }}
          fw={500}
          size="sm"
          display="block"
          truncate
          title={name}
        >
          {name}
        </AnchorLink>
        {task.source.title !== null && (
          <Text size="xs" c="dimmed" truncate title={task.source.link}>
            {task.source.link}
          </Text>
        )}
        <Text size="xs" hiddenFrom="sm">
          {number(task.collected)}
        </Text>
      </Table.Td>
      <Table.Td>
        <ParsingTaskState task={task} />
      </Table.Td>
      <Table.Td visibleFrom="sm">
        <Collected task={task} />
      </Table.Td>
      <Table.Td visibleFrom="md">
        <Text size="sm">{moment(task.createdAt)}</Text>
      </Table.Td>
    </Table.Tr>
  );
}
