import { Button, Card, Group, Stack, Text, TextInput, Title } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation } from '@tanstack/react-query';
import { api, ask } from '../api/client.ts';
import { ProblemAlert } from '../parts/problem-alert.tsx';
import { useFieldErrors } from '../parts/use-field-errors.ts';
import { useTexts } from '../texts/define-texts.ts';
import { useFormats } from '../texts/formats.ts';
import { channelTexts } from './channel-texts.ts';
import { MayInviteBadge } from './may-invite-badge.tsx';
import { useRightsSentence } from './use-rights-sentence.ts';

const MAX_LENGTH = 200;

/** What an account is and may do in a chat that somebody pastes a link to, asked of Telegram. */
export function CheckChannel({ accountId }: { accountId: string }) {
  const say = useTexts(channelTexts);
  const { number } = useFormats();
  const rightsSentence = useRightsSentence();
  const check = useMutation({
    mutationFn: (body: { channel: string }) =>
      ask(api.POST('/api/v1/accounts/{id}/channels/check', { params: { path: { id: accountId } }, body })),
  });
  const form = useForm({ initialValues: { channel: '' }, onValuesChange: () => check.reset() });
  const fieldError = useFieldErrors(check.error)('channel');
  const { data: chat } = check;
  return (
    <Card withBorder component="section" aria-label={say('check')}>
      <Stack gap="sm">
        <Title order={2} size="h4">
          {say('check')}
        </Title>
        <Text size="sm">{say('checkHint')}</Text>
        <form onSubmit={form.onSubmit(body => check.mutate(body))}>
          <Group align="flex-end" gap="xs">
            <TextInput
              {...form.getInputProps('channel')}
              error={fieldError}
              style={{ flex: '1 1 220px' }}
              label={say('link')}
              placeholder="t.me/…"
              required
              maxLength={MAX_LENGTH}
            />
            <Button type="submit" variant="default" loading={check.isPending}>
              {say('checkAction')}
            </Button>
          </Group>
        </form>
        {!fieldError && <ProblemAlert error={check.error} />}
        <div role="status">
          {chat && (
            <Stack gap={4} align="flex-start" style={{ overflowWrap: 'anywhere' }}>
              <Text fw={600}>{chat.title}</Text>
              <Text size="sm">
                {say(chat.kind)} · {say(chat.role)} · {say('members')}: {number(chat.members)}
              </Text>
              <MayInviteBadge mayInvite={chat.mayInvite} />
              <Text size="sm">{rightsSentence(chat)}</Text>
              {!chat.mayInvite && <Text size="sm">{say('howToInvite')}</Text>}
            </Stack>
          )}
        </div>
      </Stack>
    </Card>
  );
}
