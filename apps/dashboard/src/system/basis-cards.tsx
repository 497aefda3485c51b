import { Group, SimpleGrid, Text } from '@mantine/core';
import type { System } from '@muster/contracts';
import { StateBadge } from '../parts/state-badge.tsx';
import { useTexts } from '../texts/define-texts.ts';
import { needTexts, systemTexts } from './system-texts.ts';

const TONES = {
  ok: 'good',
  sealed: 'problem',
  away: 'problem',
  refused: 'problem',
  failed: 'problem',
  unknown: 'waiting',
} as const;

/** Postgres, Redis, and where secrets come from. */
export function BasisCards({ system: { postgres, redis, secrets } }: { system: System }) {
  const say = useTexts(systemTexts);
  const sayNeed = useTexts(needTexts);
  const basis = [
    { name: 'postgres', state: postgres.state, about: postgres.version },
    { name: 'redis', state: redis.state, about: redis.version },
    { name: 'secrets', state: secrets.state, about: sayNeed(secrets.store) },
  ] as const;
  return (
    <SimpleGrid component="ul" cols={{ base: 1, xs: 3 }} m={0} p={0} style={{ listStyle: 'none' }}>
      {basis.map(({ name, state, about }) => (
        <li key={name}>
          <Group gap="xs">
            <Text size="sm" fw={600}>
              {sayNeed(name)}
            </Text>
            <StateBadge tone={TONES[state]} name={say(state)} />
          </Group>
          <Text size="sm" c="dimmed">
            {about ?? '—'}
          </Text>
        </li>
      ))}
    </SimpleGrid>
  );
}
