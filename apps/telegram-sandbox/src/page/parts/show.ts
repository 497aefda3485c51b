import { html } from 'htm/preact';
import type { VNode } from 'preact';
import { useLanguage } from '../state/language.ts';
import type { Loaded } from '../state/loaded.ts';
import { Refusal } from './refusal.ts';

/** What was read, or that it is still being read, or why it could not be. */
export function Show<Value>({
  loaded,
  children,
}: {
  readonly loaded: Loaded<Value>;
  readonly children: (value: Value) => VNode;
}) {
  const { say } = useLanguage();
  switch (loaded.state) {
    case 'loading':
      return html`<p class="quiet">${say('loading')}</p>`;
    case 'failed':
      return html`<div role="alert"><${Refusal} wrong=${loaded.wrong} /></div>`;
    case 'ready':
      return children(loaded.value);
  }
}
