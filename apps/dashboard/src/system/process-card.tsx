import { Group, Paper, Text } from '@mantine/core';
import type { ProcessHealth } from '@muster/contracts';
import { Ago } from '../parts/ago.tsx';
import { StateBadge } from '../parts/state-badge.tsx';
import { useTexts } from '../texts/define-texts.ts';
import { NeedBadge } from './need-badge.tsx';
import { systemTexts } from './system-texts.ts';

const TONES = { ready: 'good', not_ready: 'waiting', away: 'problem' } as const;

/** A service or a worker: what it is for, how it is, what it needs, and in which version it runs since when. */
export function ProcessCard({ process }: { process: ProcessHealth }) {
  const say = useTexts(systemTexts);
  const { name, state, version, node, startedAt } = process;
  // What a start waits for is among the others.
  const checks = process.checks.filter(check => check.name !== 'start');
  const isStarting = process.checks.some(check => check.name === 'start');
  return (
    <Paper component="li" withBorder p="sm" miw={0}>
      <Group justify="space-between" wrap="nowrap" gap="xs">
        <Text fw={600} size="sm" truncate title={name}>
          {name}
        </Text>
        <StateBadge tone={TONES[state]} name={say(isStarting ? 'starting' : state)} />
      </Group>
      <Text size="sm" c="dimmed">
        {say(name)}
      </Text>
      {checks.length > 0 && (
        <Group component="ul" gap={6} my="xs" p={0} aria-label={say('needs')} style={{ listStyle: 'none' }}>
          {checks.map(check => (
            <NeedBadge key={check.name} {...check} process={name} />
          ))}
        </Group>
      )}
      <Text size="xs">
        {say('version')}: {version ?? '—'} (Node {node ?? '—'}) · {say('since')}:{' '}
        {startedAt === null ? '—' : <Ago at={startedAt} inherit />}
      </Text>
    </Paper>
  );
}
