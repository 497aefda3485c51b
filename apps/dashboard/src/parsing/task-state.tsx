import type { ParsingTask } from '@muster/contracts';
import { StateBadge } from '../parts/state-badge.tsx';
import { useTexts } from '../texts/define-texts.ts';
import { stateTexts } from './state-texts.ts';
import { STATE_TONES } from './states.ts';

/** How a parsing task stands, in a word or two. */
export function ParsingTaskState({ task }: { task: ParsingTask }) {
  const say = useTexts(stateTexts);
  if (task.waiting) return <StateBadge tone="waiting" name={say('waiting')} />;
  return <StateBadge tone={STATE_TONES[task.state]} name={say(task.state)} />;
}
