import { Progress, Stack, Text } from '@mantine/core';
import type { InviteTask } from '@muster/contracts';
import { AnchorLink } from '../parts/links.ts';
import { useTexts } from '../texts/define-texts.ts';
import { useFormats } from '../texts/formats.ts';
import { overviewTexts } from './overview-texts.ts';

/** An invite task that runs, with how many people it is done with and how many of them joined. */
export function RunningInvites({ task: { id, name, targets } }: { task: InviteTask }) {
  const say = useTexts(overviewTexts);
  const { number } = useFormats();
  const { total, pending, inviting, joined } = targets;
  const done = total - pending - inviting;
  const text = say('doneOf', { done: number(done), total: number(total), joined: number(joined) });
  const share = (count: number) => (total > 0 ? (count / total) * 100 : 0);
  return (
    <Stack component="li" gap={6} miw={0}>
      <AnchorLink
        to="/invites/$taskId"
        params={{ taskId: id }}
        size="sm"
        fw={500}
        display="block"
        truncate
        title={name}
      >
        {name}
      </AnchorLink>
      <Text size="sm" style={{ fontVariantNumeric: 'tabular-nums' }}>
        {text}
      </Text>
      <Progress.Root
        size="xs"
        role="progressbar"
        aria-label={say('progressOf', { name })}
        aria-valuemin={0}
        aria-valuemax={total}
        aria-valuenow={done}
        aria-valuetext={text}
      >
        <Progress.Section withAria={false} value={share(joined)} color="teal" />
        <Progress.Section withAria={false} value={share(done - joined)} color="gray" />
      </Progress.Root>
    </Stack>
  );
}
