import { Button, NativeSelect, Select, SimpleGrid } from '@mantine/core';
import { useAccountNames } from '../accounts/use-account-names.ts';
import { useTexts } from '../texts/define-texts.ts';
import { useFormats } from '../texts/formats.ts';
import { useSentence } from '../texts/sentence.ts';
import type { LogSeries } from './by-day.ts';
import { isLogKind, LOG_KINDS } from './choices.ts';
import { DayField } from './day-field.tsx';
import { logTexts } from './log-texts.ts';
import type { LogSearch } from './routes.ts';

type Props = {
  search: LogSearch;
  /** What can be looked for among the errors. */
  errors: readonly LogSeries[];
  /** The present day, `2026-11-20`. */
  today: string;
  onChange: (next: (now: LogSearch) => LogSearch) => void;
};

/** Which entries are shown. */
export function LogFilter({ search, errors, today, onChange }: Props) {
  const say = useTexts(logTexts);
  const sentence = useSentence();
  const { number } = useFormats();
  const names = useAccountNames();
  const { accountId, kind, code, from, to } = search;
  const choose = (chosen: LogSearch) => onChange(now => ({ ...now, ...chosen }));

  const accounts = [...(names ?? [])].map(([value, label]) => ({ value, label }));
  if (accountId && names && !names.has(accountId)) {
    accounts.push({ value: accountId, label: say('removedAccount') });
  }
  const codes = errors.map(({ code: value, message, count }) => ({
    value: value ?? '',
    label: say('codeCount', { message: sentence(message), number: number(count) }),
  }));
  if (code && !errors.some(known => known.code === code))
    codes.push({ value: code, label: say('otherCode') });
  const isFiltered = [accountId, kind, code, from, to].some(chosen => chosen !== undefined);

  return (
    <SimpleGrid cols={{ base: 2, sm: 3, md: 6 }} spacing="sm" style={{ alignItems: 'end' }}>
      <Select
        label={say('account')}
        placeholder={say('everyAccount')}
        data={accounts}
        value={accountId ?? null}
        onChange={chosen => choose({ accountId: chosen ?? undefined })}
        searchable
        clearable
      />
      <NativeSelect
        label={say('kind')}
        value={kind ?? ''}
        onChange={({ currentTarget: { value } }) => {
          const chosen = isLogKind(value) ? value : undefined;
          choose({ kind: chosen, ...(chosen !== 'error' && { code: undefined }) });
        }}
        data={[
          { value: '', label: say('anyKind') },
          ...LOG_KINDS.map(value => ({ value, label: say(value) })),
        ]}
      />
      <NativeSelect
        label={say('code')}
        value={code ?? ''}
        onChange={({ currentTarget: { value } }) =>
          choose(value === '' ? { code: undefined } : { code: value, kind: 'error' })
        }
        data={[{ value: '', label: say('anyCode') }, ...codes]}
      />
      <DayField
        label={say('from')}
        max={to ?? today}
        day={from}
        onChange={chosen => choose({ from: chosen })}
      />
      <DayField
        label={say('to')}
        min={from}
        max={today}
        day={to}
        onChange={chosen => choose({ to: chosen })}
      />
      {isFiltered && (
        <Button variant="default" onClick={() => onChange(({ view }) => (view ? { view } : {}))}>
          {say('showAll')}
        </Button>
      )}
    </SimpleGrid>
  );
}
