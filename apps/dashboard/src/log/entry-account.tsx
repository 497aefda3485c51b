import { Text } from '@mantine/core';
import { AnchorLink } from '../parts/links.ts';
import { useTexts } from '../texts/define-texts.ts';
import { logTexts } from './log-texts.ts';

type Props = { accountId: string | null; names: ReadonlyMap<string, string> | undefined };

/** Whose an entry is, and the way to that account while the team has it. */
export function EntryAccount({ accountId, names }: Props) {
  const say = useTexts(logTexts);
  const name = accountId === null ? undefined : names?.get(accountId);
  if (accountId !== null && name !== undefined) {
    return (
      <AnchorLink
        to="/accounts/$accountId"
        params={{ accountId }}
        size="sm"
        display="block"
        truncate
        title={name}
      >
        {name}
      </AnchorLink>
    );
  }
  return (
    <Text size="sm" c="dimmed" truncate>
      {accountId === null ? say('noAccount') : names ? say('removedAccount') : '—'}
    </Text>
  );
}
