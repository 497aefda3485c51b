/**
 * For what may vanish by its own doing, as the line of a session that was ended: the focus then goes to the heading
 * of the section around it instead of getting lost. Gives what to do when it vanishes.
 */
export function keepFocusNear(element: HTMLElement | null): () => void {
  return () => {
    if (element === null || !element.contains(document.activeElement)) return;
    const heading = element.closest('section')?.querySelector('h2, h3');
    if (!(heading instanceof HTMLElement)) return;
    heading.tabIndex = -1;
    heading.focus();
  };
}
