import { Card, DataList } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import type { Account } from '@muster/contracts';
import { useTexts } from '../texts/define-texts.ts';
import { useFormats } from '../texts/formats.ts';
import { accountTexts } from './account-texts.ts';

const UNKNOWN = '—';

/** From this width on there is room for two columns. */
const WIDE = '(min-width: 560px)';

/** Who an account is in Telegram and in the team. */
export function ProfileTab({ account }: { account: Account }) {
  const say = useTexts(accountTexts);
  const { moment } = useFormats();
  const isWide = useMediaQuery(WIDE, true, { getInitialValueInEffect: false });
  const { label, firstName, lastName, username, phoneHint, platformUserId, connectedAt } = account;
  const facts = [
    ['label', label ?? UNKNOWN],
    ['name', [firstName, lastName].filter(Boolean).join(' ')],
    ['username', username === null ? UNKNOWN : `@${username}`],
    ['phone', phoneHint],
    ['telegramId', platformUserId],
    ['connectedAt', moment(connectedAt)],
  ] as const;
  return (
    <Card withBorder>
      <DataList orientation={isWide ? 'horizontal' : 'vertical'} labelWidth="200px" withDivider>
        {facts.map(([name, fact]) => (
          <DataList.Item key={name}>
            <DataList.ItemLabel>{say(name)}</DataList.ItemLabel>
            <DataList.ItemValue style={{ overflowWrap: 'anywhere' }}>{fact}</DataList.ItemValue>
          </DataList.Item>
        ))}
      </DataList>
    </Card>
  );
}
