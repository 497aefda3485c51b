import { Anchor, Button, CopyButton, Stack } from '@mantine/core';
import type { ParsingResult } from '@muster/contracts';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import { useTexts } from '../../texts/define-texts.ts';
import { useFormats } from '../../texts/formats.ts';
import { Fact } from '../task/fact.tsx';
import { resultsTexts } from './results-texts.ts';

export function PersonFacts({ person }: { person: ParsingResult }) {
  const say = useTexts(resultsTexts);
  const { moment } = useFormats();
  const { username, platformUserId } = person;
  const yesOrNo = (is: boolean) => say(is ? 'yes' : 'no');
  return (
    <Stack>
      <Stack component="dl" gap="sm" m={0}>
        <Fact name={say('username')}>
          {username === null ? (
            say('unknown')
          ) : (
            <Anchor
              href={`https://t.me/${username}`}
              target="_blank"
              rel="noreferrer"
              title={say('inTelegram')}
              size="sm"
            >
              @{username}
            </Anchor>
          )}
        </Fact>
        <Fact name={say('id')}>{platformUserId}</Fact>
        <Fact name={say('premium')}>{yesOrNo(person.premium)}</Fact>
        <Fact name={say('bot')}>{yesOrNo(person.bot)}</Fact>
        <Fact name={say('deleted')}>{yesOrNo(person.deleted)}</Fact>
        <Fact name={say('seen')}>{moment(person.seenAt)}</Fact>
      </Stack>
      <CopyButton value={platformUserId}>
        {({ copied, copy }) => (
          <Button
            variant="default"
            onClick={copy}
            leftSection={copied ? <IconCheck size={16} aria-hidden /> : <IconCopy size={16} aria-hidden />}
          >
            {say(copied ? 'copied' : 'copy')}
          </Button>
        )}
      </CopyButton>
    </Stack>
  );
}
