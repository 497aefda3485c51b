import { useUser } from '../session/session.ts';
import { pages } from './pages.ts';

/** The pages that whoever is signed in sees, in their order. */
export function usePages(): (typeof pages)[number][] {
  const { operator } = useUser();
  return pages.filter(page => operator || !('operator' in page));
}
