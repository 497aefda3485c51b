import { html } from 'htm/preact';
import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';

/** The step an arrow takes, of so many. */
const steps: Readonly<Record<string, ((index: number, size: number) => number) | undefined>> = {
  ArrowDown: (index, size) => Math.min(index + 1, size - 1),
  ArrowUp: index => Math.max(index - 1, 0),
  Home: () => 0,
  End: (_index, size) => size - 1,
};

/** A list of links of which one is chosen: one stop for the tab key, within it the arrows lead. */
export function Choices({ children }: { readonly children?: ComponentChildren }) {
  const list = useRef<HTMLUListElement>(null);
  const links = () => [...(list.current?.querySelectorAll('a') ?? [])];
  const stopAt = (stop: HTMLAnchorElement | undefined) => {
    for (const link of links()) link.tabIndex = link === stop ? 0 : -1;
  };
  const current = () => links().find(link => link.ariaCurrent === 'page');
  useEffect(() => {
    const focused = links().find(link => link.matches(':focus'));
    stopAt(focused ?? current() ?? links()[0]);
  });
  useEffect(() => current()?.scrollIntoView({ block: 'nearest' }), []);
  const move = (event: KeyboardEvent) => {
    const all = links();
    const index = all.findIndex(link => link.matches(':focus'));
    const next = index < 0 ? undefined : all[steps[event.key]?.(index, all.length) ?? -1];
    if (!next) return;
    event.preventDefault();
    stopAt(next);
    next.focus();
  };
  return html`<ul class="choices" ref=${list} onKeyDown=${move}>${children}</ul>`;
}
