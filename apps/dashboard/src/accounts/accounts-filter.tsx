import { Group, NativeSelect } from '@mantine/core';
import { accountStateTexts } from '../parts/account-state-texts.ts';
import { FindField } from '../parts/find-field.tsx';
import { useTexts } from '../texts/define-texts.ts';
import { useFormats } from '../texts/formats.ts';
import { accountsTexts } from './accounts-texts.ts';
import { ACCOUNT_ORDERS, ACCOUNT_STATES, isAccountOrder, isAccountState } from './choices.ts';
import type { AccountsSearch } from './routes.ts';
import type { StandingAccount } from './standings.ts';

type Props = {
  accounts: readonly StandingAccount[];
  search: AccountsSearch;
  onChange: (search: AccountsSearch) => void;
};

/** Which accounts are listed, and in which order. */
export function AccountsFilter({ accounts, search, onChange }: Props) {
  const say = useTexts(accountsTexts);
  const sayState = useTexts(accountStateTexts);
  const { number } = useFormats();
  const { state, text = '', order = 'urgent' } = search;
  // A change of what is looked for begins with its first page.
  const choose = (chosen: Partial<AccountsSearch>) => {
    const { page: _, ...kept } = search;
    onChange({ ...kept, ...chosen });
  };
  const count = (wanted: string) => number(accounts.filter(each => each.state === wanted).length);
  return (
    <Group gap="sm" align="flex-end">
      <FindField label={say('find')} text={text} onChange={next => choose({ text: next || undefined })} />
      <NativeSelect
        style={{ flex: '1 1 220px' }}
        label={say('state')}
        value={state ?? ''}
        onChange={({ currentTarget: { value } }) =>
          choose({ state: isAccountState(value) ? value : undefined })
        }
        data={[
          { value: '', label: say('anyState', { count: number(accounts.length) }) },
          ...ACCOUNT_STATES.map(value => ({
            value,
            label: say('stateCount', { state: sayState(value), count: count(value) }),
          })),
        ]}
      />
      <NativeSelect
        style={{ flex: '1 1 220px' }}
        label={say('order')}
        value={order}
        onChange={({ currentTarget: { value } }) =>
          choose({ order: isAccountOrder(value) ? value : undefined })
        }
        data={ACCOUNT_ORDERS.map(value => ({ value, label: say(value) }))}
      />
    </Group>
  );
}
