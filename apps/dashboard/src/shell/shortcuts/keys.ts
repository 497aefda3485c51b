/** Inputs that take no letters. */
const WITHOUT_LETTERS = ['button', 'checkbox', 'file', 'radio', 'range', 'reset', 'submit'];

/** Whether letters that are typed now belong to what has the focus: a field, or a dialog. */
export function isTaken(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.closest('[role="dialog"], [role="menu"], [role="listbox"]')) return true;
  if (target instanceof HTMLInputElement) return !WITHOUT_LETTERS.includes(target.type);
  return target.isContentEditable || target.matches('textarea, select, [role="combobox"]');
}

/** The Latin letter of a key, also where the keyboard writes another alphabet: `g` is `п` on a Russian one. */
export function latinLetter({ key, code }: Pick<KeyboardEvent, 'key' | 'code'>): string {
  const isLatin = /^[a-z]$/i.test(key);
  const letter = isLatin ? key : (code.match(/^Key([A-Z])$/)?.[1] ?? key);
  return letter.toLowerCase();
}
