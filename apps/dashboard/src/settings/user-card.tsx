import { Button, Stack, Text } from '@mantine/core';
import { IconLogout } from '@tabler/icons-react';
import { SectionCard } from '../parts/section-card.tsx';
import { leave, useUser } from '../session/session.ts';
import { useTexts } from '../texts/define-texts.ts';
import { useFormats } from '../texts/formats.ts';
import { settingsTexts } from './settings-texts.ts';

/** Who is signed in, and as what. */
export function UserCard() {
  const say = useTexts(settingsTexts);
  const { date } = useFormats();
  const { email, team, role, operator, createdAt } = useUser();
  const facts = [
    [say('email'), email],
    [say('team'), team.name],
    [say('role'), operator ? `${say(role)}. ${say('operator')}` : say(role)],
    [say('since'), date(createdAt)],
  ] as const;
  return (
    <SectionCard title={say('you')}>
      <Stack component="dl" gap="xs" m={0} mb="md">
        {facts.map(([name, value]) => (
          <div key={name}>
            <Text component="dt" size="xs" c="dimmed">
              {name}
            </Text>
            <Text component="dd" size="sm" m={0} style={{ overflowWrap: 'anywhere' }}>
              {value}
            </Text>
          </div>
        ))}
      </Stack>
      <Button
        variant="default"
        leftSection={<IconLogout size={16} aria-hidden />}
        onClick={() => void leave()}
      >
        {say('signOut')}
      </Button>
    </SectionCard>
  );
}
