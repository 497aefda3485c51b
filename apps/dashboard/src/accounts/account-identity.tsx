import { Box, Text } from '@mantine/core';
import type { Account } from '@muster/contracts';
import { accountName } from '../parts/account-name.ts';
import { AnchorLink } from '../parts/links.ts';
import { useTexts } from '../texts/define-texts.ts';
import { accountsTexts } from './accounts-texts.ts';

/** Who an account is, as a link to its page. */
export function AccountIdentity({ account }: { account: Account }) {
  const say = useTexts(accountsTexts);
  const name = accountName(account);
  const known = account.username === null ? say('noUsername') : `@${account.username}`;
  return (
    <Box miw={0}>
      <AnchorLink
        to="/accounts/$accountId"
        params={{ accountId: account.id }}
        fw={600}
        size="sm"
        display="block"
        truncate
        title={name}
      >
        {name}
      </AnchorLink>
      <Text size="xs" c="dimmed" truncate title={`${known} · ${account.phoneHint}`}>
        {known} · {account.phoneHint}
      </Text>
    </Box>
  );
}
