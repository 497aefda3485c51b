import { TextInput } from '@mantine/core';
import { useTyped } from '../parts/use-typed.ts';
import { isDay } from './period.ts';

type Props = {
  label: string;
  /** The chosen day, `2026-11-20`; undefined for none. */
  day: string | undefined;
  min?: string | undefined;
  max?: string | undefined;
  onChange: (day: string | undefined) => void;
};

/** A day, chosen or typed. The address follows once somebody pauses: until then the digits are their own. */
export function DayField({ label, day, min, max, onChange }: Props) {
  const [text, type] = useTyped(day ?? '', typed => {
    if (typed === '') onChange(undefined);
    else if (isDay(typed)) onChange(typed);
  });
  return (
    <TextInput
      type="date"
      label={label}
      min={min}
      max={max}
      value={text}
      onChange={event => type(event.currentTarget.value)}
    />
  );
}
