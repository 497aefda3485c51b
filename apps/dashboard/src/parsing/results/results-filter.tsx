import { Button, Group, NativeSelect, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useTyped } from '../../parts/use-typed.ts';
import { useTexts } from '../../texts/define-texts.ts';
import { resultsTexts } from './results-texts.ts';
import { FLAGS, type Flag, isFiltered, type ResultsFilter } from './search.ts';

const CHOICES = ['any', 'yes', 'no'] as const;

const choiceOf = (flag: boolean | undefined) => (flag === undefined ? 'any' : flag ? 'yes' : 'no');

type Props = { filter: ResultsFilter; onChange: (filter: ResultsFilter) => void };

/** Whom the table shows; the choice stands in the address. */
export function ResultsFilterBar({ filter, onChange }: Props) {
  const say = useTexts(resultsTexts);
  const [text, type] = useTyped(filter.text ?? '', typed => {
    const { text: _, ...others } = filter;
    onChange(typed === '' ? others : { ...others, text: typed });
  });
  const choose = (flag: Flag, choice: string) => {
    const { [flag]: _, ...others } = filter;
    onChange(choice === 'any' ? others : { ...others, [flag]: choice === 'yes' });
  };
  return (
    <Group gap="sm" align="flex-end">
      <TextInput
        label={say('text')}
        leftSection={<IconSearch size={16} aria-hidden />}
        value={text}
        onChange={event => type(event.currentTarget.value)}
        maxLength={100}
        type="search"
        w={{ base: '100%', xs: 260 }}
      />
      {FLAGS.map(flag => (
        <NativeSelect
          key={flag}
          label={say(flag)}
          data={CHOICES.map(value => ({ value, label: say(value) }))}
          value={choiceOf(filter[flag])}
          onChange={event => choose(flag, event.currentTarget.value)}
          miw={110}
        />
      ))}
      {isFiltered(filter) && (
        <Button variant="default" onClick={() => onChange({})}>
          {say('clear')}
        </Button>
      )}
    </Group>
  );
}
