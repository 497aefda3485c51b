import { Paper, Progress, SimpleGrid, Stack, Text } from '@mantine/core';
import type { InviteTask } from '@muster/contracts';
import { useQuery } from '@tanstack/react-query';
import { AnchorLink } from '../../parts/links.ts';
import { useTexts } from '../../texts/define-texts.ts';
import { useFormats } from '../../texts/formats.ts';
import { targetStatsQuery } from '../queries.ts';
import { TARGET_STATES } from '../states.ts';
import { taskTexts } from './task-texts.ts';

/** What has become of those the task is done with, and in which colour the bar shows them. */
const DONE = [
  ['joined', 'teal'],
  ['already_member', 'gray'],
  ['failed', 'red'],
  ['unknown', 'yellow'],
] as const;

/** How many people the task is done with, and how each of them ended. */
export function TaskCounts({ task }: { task: InviteTask }) {
  const say = useTexts(taskTexts);
  const { number } = useFormats();
  const { data: stats = task.targets } = useQuery({
    ...targetStatsQuery(task.id),
    initialData: task.targets,
  });
  const done = stats.total - stats.pending - stats.inviting;
  const share = (count: number) => (stats.total > 0 ? (count / stats.total) * 100 : 0);
  return (
    <Paper withBorder p="md">
      <Stack gap="sm">
        <Text size="sm" style={{ fontVariantNumeric: 'tabular-nums' }}>
          {say('progress')}: {say('doneOf', { done: number(done), total: number(stats.total) })}
        </Text>
        <Progress.Root
          size="lg"
          role="progressbar"
          aria-label={say('progress')}
          aria-valuemin={0}
          aria-valuemax={stats.total}
          aria-valuenow={done}
          aria-valuetext={say('doneOf', { done: number(done), total: number(stats.total) })}
        >
          {DONE.map(([state, color]) => (
            <Progress.Section key={state} withAria={false} value={share(stats[state])} color={color} />
          ))}
        </Progress.Root>
        <SimpleGrid component="dl" m={0} cols={{ base: 2, xs: 3, md: 6 }} spacing="sm">
          {TARGET_STATES.map(state => (
            <div key={state}>
              <Text component="dt" size="xs">
                <AnchorLink
                  to="/invites/$taskId"
                  params={{ taskId: task.id }}
                  search={{ view: 'people', state }}
                  resetScroll={false}
                  inherit
                >
                  {say(state)}
                </AnchorLink>
              </Text>
              <Text component="dd" m={0} size="xl" fw={600} style={{ fontVariantNumeric: 'tabular-nums' }}>
                {number(stats[state])}
              </Text>
            </div>
          ))}
        </SimpleGrid>
      </Stack>
    </Paper>
  );
}
