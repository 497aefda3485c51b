import { Checkbox } from '@mantine/core';
import type { Account } from '@muster/contracts';
import { useQuery } from '@tanstack/react-query';
import { usageQuery } from '../../accounts/queries.ts';
import { accountName } from '../../parts/account-name.ts';
import { useTexts } from '../../texts/define-texts.ts';
import { useFormats } from '../../texts/formats.ts';
import { wizardTexts } from './wizard-texts.ts';

/** One account to choose, with what it has left for the day. */
export function AccountChoice({ account }: { account: Account }) {
  const say = useTexts(wizardTexts);
  const { number } = useFormats();
  // A choice is made in moments: there may be many accounts, and none is asked again and again.
  const { data: usage } = useQuery({ ...usageQuery(account.id), refetchInterval: false });
  const limit = usage?.limits.find(({ name }) => name === 'invites_per_day');
  const left = limit && say('leftToday', { left: number(limit.left), value: number(limit.value) });
  return <Checkbox value={account.id} label={accountName(account)} description={left} />;
}
