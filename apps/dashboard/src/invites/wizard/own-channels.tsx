import { Button, Group, Stack, Text } from '@mantine/core';
import type { Account, AccountChannel } from '@muster/contracts';
import { useQueries } from '@tanstack/react-query';
import { useTexts } from '../../texts/define-texts.ts';
import { ownChannelsQuery } from '../queries.ts';
import { wizardTexts } from './wizard-texts.ts';

/** Of so many accounts the groups are looked through. */
const ACCOUNTS = 10;

/** So many groups are offered. */
const OFFERED = 12;

/** What the API takes as the destination: a name as people know it, else the chat's own id. */
const linkTo = ({ username, channel }: AccountChannel): string => (username ? `@${username}` : channel);

/** Groups that need not be typed, since an account of the team may invite there. */
export function OwnChannels({
  accounts,
  onChoose,
}: {
  accounts: readonly Account[];
  onChoose: (link: string) => void;
}) {
  const say = useTexts(wizardTexts);
  const answers = useQueries({ queries: accounts.slice(0, ACCOUNTS).map(({ id }) => ownChannelsQuery(id)) });
  const found = new Map(answers.flatMap(({ data }) => data ?? []).map(chat => [chat.channel, chat]));
  const offered = [...found.values()].slice(0, OFFERED);
  if (offered.length === 0) return null;
  return (
    <Stack gap={6}>
      <Text size="sm" fw={600} id="own-channels">
        {say('yourGroups')}
      </Text>
      <Group gap="xs" role="group" aria-labelledby="own-channels">
        {offered.map(chat => (
          <Button
            key={chat.channel}
            variant="default"
            size="xs"
            maw="100%"
            title={chat.title}
            onClick={() => onChoose(linkTo(chat))}
          >
            {chat.title}
          </Button>
        ))}
      </Group>
    </Stack>
  );
}
