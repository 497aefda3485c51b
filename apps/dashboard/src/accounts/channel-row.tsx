import { Box, Divider, Group, SimpleGrid, Stack, Text } from '@mantine/core';
import type { AccountChannel, Usage } from '@muster/contracts';
import { BudgetBar } from '../parts/budget-bar.tsx';
import { useTexts } from '../texts/define-texts.ts';
import { useFormats } from '../texts/formats.ts';
import { channelTexts } from './channel-texts.ts';
import { MayInviteBadge } from './may-invite-badge.tsx';
import { useRightsSentence } from './use-rights-sentence.ts';

type Props = {
  channel: AccountChannel;
  /** How many it has invited there; undefined where it never has. */
  invited: Usage['channels'][number] | undefined;
};

/** One chat of an account, and what it is and may do there. */
export function ChannelRow({ channel, invited }: Props) {
  const say = useTexts(channelTexts);
  const { number } = useFormats();
  const rightsSentence = useRightsSentence();
  const { title, username, kind, role, members, mayInvite } = channel;
  const known = [
    ...(username === null ? [] : [`@${username}`]),
    say(kind),
    say(role),
    `${say('members')}: ${members === null ? '—' : number(members)}`,
  ];
  return (
    <>
      <Divider />
      <Group justify="space-between" align="flex-start" gap="sm">
        <Stack gap={2} miw={0} style={{ flex: '1 1 240px', overflowWrap: 'anywhere' }}>
          <Text fw={600} size="sm">
            {title}
          </Text>
          <Text size="sm">{known.join(' · ')}</Text>
          <Text size="xs" c="dimmed">
            {rightsSentence(channel)}
          </Text>
        </Stack>
        <Box style={{ flex: '0 1 260px' }}>
          <MayInviteBadge mayInvite={mayInvite} />
          {invited && (
            <SimpleGrid cols={2} mt="xs">
              <BudgetBar
                label={say('invitedToday', { title })}
                short={say('today')}
                used={invited.today}
                value={invited.todayLimit}
              />
              <BudgetBar
                label={say('invitedEver', { title })}
                short={say('ever')}
                used={invited.ever}
                value={invited.everLimit}
              />
            </SimpleGrid>
          )}
        </Box>
      </Group>
    </>
  );
}
