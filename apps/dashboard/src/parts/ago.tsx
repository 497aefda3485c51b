import { Text, type TextProps } from '@mantine/core';
import { useFormats } from '../texts/formats.ts';
import { useTicking } from './use-ticking.ts';

type Props = TextProps & {
  /** ISO 8601. */
  at: string;
};

/** How long ago something happened, kept up to date; hovering tells the moment itself. */
export function Ago({ at, ...text }: Props) {
  const { relative, moment } = useFormats();
  // The clock of the server may be ahead of this one.
  const ago = useTicking(nowMs => relative(at, Math.max(nowMs, Date.parse(at))));
  return (
    <Text component="time" size="xs" dateTime={at} title={moment(at)} style={{ flexShrink: 0 }} {...text}>
      {ago}
    </Text>
  );
}
