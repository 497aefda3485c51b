import { useSessionStorage } from '@mantine/hooks';
import { useUser } from '../../session/session.ts';

/** So many accounts are asked what they may do in a chat before more of them are asked for. */
export const LOOKED_AT_ONCE = 10;

/** What somebody wishes of a new task. */
type Wishes = {
  /** The destination as it is typed. */
  link: string;
  /** The destination that was last looked up; empty before. */
  checked: string;
  /** How many accounts are asked about it: each may have to look it up, which is limited. */
  looked: number;
  /** What the destination is called. */
  title: string;
  /** Empty for the title of the destination. */
  name: string;
  priority: 'high' | 'normal' | 'low';
  /** Null for every account that may invite there. */
  accountIds: string[] | null;
  parsingTaskIds: string[];
};

/** How many people an import added, and how many it left out for which reason. */
export type Imported = Record<'added' | 'duplicates' | 'bots' | 'deleted' | 'protected', number>;

/** The task that was made of the wishes; nothing is imported where they have changed since. */
type Draft = { id: string; imported: Imported | null };

export type Wizard = Wishes & { draft: Draft | null };

const NOTHING: Wizard = {
  link: '',
  checked: '',
  looked: LOOKED_AT_ONCE,
  title: '',
  name: '',
  priority: 'normal',
  accountIds: null,
  parsingTaskIds: [],
  draft: null,
};

/** What somebody has typed and chosen so far; a reload of the page keeps it, another user does not see it. */
export function useWizard() {
  const { id } = useUser();
  const [wizard, set, forget] = useSessionStorage<Wizard>({
    key: `muster.new-invites.${id}`,
    defaultValue: NOTHING,
    getInitialValueInEffect: false,
    deserialize: read,
  });
  return {
    wizard,
    change: (wishes: Partial<Wishes>) =>
      set(({ draft, ...before }) => ({
        ...before,
        ...wishes,
        draft: draft && { ...draft, imported: null },
      })),
    noteDraft: (draft: Draft) => set(before => ({ ...before, draft })),
    forget,
  };
}
export type WizardHandle = ReturnType<typeof useWizard>;

function read(stored: string | undefined): Wizard {
  try {
    const value: unknown = JSON.parse(stored ?? '');
    return isWizard(value) ? value : NOTHING;
  } catch {
    return NOTHING;
  }
}

/** Only this page writes there, but an older version of it may have. */
const isWizard = (value: unknown): value is Wizard =>
  typeof value === 'object' && value !== null && Object.keys(NOTHING).every(key => key in value);
