import { useAccountNames } from '../../accounts/use-account-names.ts';
import { useTexts } from '../../texts/define-texts.ts';
import { taskTexts } from './task-texts.ts';

/** What an account of the team is called; one that is not the team's any more, just that. */
export function useAccountName(): (id: string) => string {
  const say = useTexts(taskTexts);
  const names = useAccountNames();
  return id => (names ? (names.get(id) ?? say('removedAccount')) : '—');
}
