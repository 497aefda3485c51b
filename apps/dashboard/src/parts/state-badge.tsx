import { Badge } from '@mantine/core';

/**
 * What a state means to whoever looks: `good` works, `busy` is on its way, `waiting` goes on by itself, `halted` was
 * stopped by a person, `problem` needs one, `over` is done with.
 */
export type Tone = 'good' | 'busy' | 'waiting' | 'halted' | 'problem' | 'over';

const COLORS: Readonly<Record<Tone, string>> = {
  good: 'teal',
  busy: 'blue',
  waiting: 'yellow',
  halted: 'grape',
  problem: 'red',
  over: 'gray',
};

/** A state by its name. The dot's colour only repeats what the name says, which is written in the colour of text. */
export function StateBadge({ tone, name }: { tone: Tone; name: string }) {
  return (
    <Badge
      variant="dot"
      color={COLORS[tone]}
      tt="none"
      fw={500}
      size="md"
      radius="sm"
      style={{ flexShrink: 0 }}
    >
      {name}
    </Badge>
  );
}
