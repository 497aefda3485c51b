import type { AnyRouter } from '@tanstack/react-router';

const APP = 'Muster';

/**
 * Keeps the title of the document that of the page, and leads whoever goes to another page to its title, where screen
 * readers begin to read; on a page that took the focus itself, as a form may, it stays. The title is the page's `h1`,
 * which comes with the page, or later with what it is called after.
 */
export function namePages(router: AnyRouter, root: HTMLElement): void {
  let hasMoved = false;
  const look = () => {
    const title = root.querySelector('h1');
    const name = title?.textContent.trim();
    const next = name ? `${name} · ${APP}` : APP;
    if (document.title !== next) document.title = next;
    if (!title || !hasMoved) return;
    hasMoved = false;
    const focused = document.activeElement;
    if (focused?.closest('main, [role="dialog"]')) return;
    title.tabIndex = -1;
    title.focus({ preventScroll: true });
  };
  // Not the first page: a browser begins at its top by itself.
  router.subscribe('onRendered', ({ fromLocation, pathChanged }) => {
    hasMoved = fromLocation !== undefined && pathChanged;
    look();
  });
  new MutationObserver(look).observe(root, { childList: true, characterData: true, subtree: true });
}
