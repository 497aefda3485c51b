import { Text, type TextProps } from '@mantine/core';
import { useTexts } from '../texts/define-texts.ts';
import { useFormats } from '../texts/formats.ts';
import { partsTexts } from './parts-texts.ts';
import { useTicking } from './use-ticking.ts';

type Props = TextProps & {
  /** ISO 8601. */
  until: string;
};

/** How long until a moment, ticking; hovering tells the moment itself. Stands inside a line of text. */
export function Countdown({ until, ...text }: Props) {
  const say = useTexts(partsTexts);
  const { duration, moment } = useFormats();
  const left = useTicking(nowMs => {
    const ms = Date.parse(until) - nowMs;
    return ms > 0 ? duration(ms) : null;
  });
  return (
    // A timer that was announced every second could not be listened to.
    <Text component="time" role="timer" dateTime={until} title={moment(until)} span inherit {...text}>
      {left ?? say('aMoment')}
    </Text>
  );
}
