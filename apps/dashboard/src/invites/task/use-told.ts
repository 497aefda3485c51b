import type { Attempt } from '@muster/contracts';
import { useTexts } from '../../texts/define-texts.ts';
import { useSentence } from '../../texts/sentence.ts';
import { taskTexts } from './task-texts.ts';

/** Tells an attempt in a plain sentence: who, into what, what came of it, and why. */
export function useTold(): (attempt: Attempt, destination: string) => string {
  const say = useTexts(taskTexts);
  const sentence = useSentence();
  return ({ displayName, platformUserId, outcome, reason }, destination) => {
    const person = displayName === '' ? say('somebody', { id: platformUserId }) : displayName;
    const why = reason === null ? '' : sentence(reason.message);
    return say(`said_${outcome}`, { person, destination, reason: why }).trim();
  };
}
