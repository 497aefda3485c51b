import { Stack } from '@mantine/core';
import type { ParsingTask } from '@muster/contracts';
import { Collected } from '../parsing/collected.tsx';
import { nameOf } from '../parsing/states.ts';
import { AnchorLink } from '../parts/links.ts';

/** A parsing task that runs, and how many people it has collected. */
export function RunningParsing({ task }: { task: ParsingTask }) {
  const name = nameOf(task);
  return (
    <Stack component="li" gap={2} miw={0}>
      <AnchorLink
        to="/parsing/$taskId"
        params={{ taskId: task.id }}
        size="sm"
        fw={500}
        display="block"
        truncate
        title={name}
      >
        {name}
      </AnchorLink>
      <Collected task={task} />
    </Stack>
  );
}
