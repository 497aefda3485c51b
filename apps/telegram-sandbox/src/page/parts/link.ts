import { html } from 'htm/preact';
import type { ComponentChildren } from 'preact';
import { addressOf, goTo } from '../state/place.ts';

type Props = {
  readonly to: Readonly<Record<string, string | undefined>>;
  readonly children?: ComponentChildren;
  readonly current?: boolean;
};

/** A link within the page: one that can be copied and opened elsewhere, and that loads nothing anew here. */
export function Link({ to, children, current = false }: Props) {
  const onClick = (event: MouseEvent) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return;
    event.preventDefault();
    goTo(to);
  };
  return html`
    <a href=${addressOf(to)} onClick=${onClick} aria-current=${current ? 'page' : undefined}>${children}</a>
  `;
}
