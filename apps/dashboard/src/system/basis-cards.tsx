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

/** What an operator can do about Vault. */
const HELP = {
  sealed: 'sealedHelp',
  away: 'awayHelp',
  refused: 'refusedHelp',
  failed: 'refusedHelp',
} as const;

/** Postgres, Redis, and where secrets come from. */
export function BasisCards({ system: { postgres, redis, secrets } }: { system: System }) {
  const say = useTexts(systemTexts);
  const sayNeed = useTexts(needTexts);
  const store =
    secrets.store === 'vault'
      ? ({ name: 'vault', about: sayNeed('secrets') } as const)
      : ({ name: 'secrets', about: sayNeed('local') } as const);
  const basis = [
    { name: 'postgres', state: postgres.state, about: postgres.version },
    { name: 'redis', state: redis.state, about: redis.version },
    { ...store, state: secrets.state },
  ] as const;
  const help = secrets.store === 'vault' && secrets.state !== 'ok' ? HELP[secrets.state] : null;
  return (
    <>
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
      {help && (
        <Text size="sm" mt="sm">
          {say(help)}
        </Text>
      )}
    </>
  );
}
