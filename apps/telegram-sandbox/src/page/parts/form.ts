import { html } from 'htm/preact';
import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { detailOf } from '../state/api.ts';
import { useLanguage } from '../state/language.ts';

type Props = {
  readonly submit: string;
  readonly children?: ComponentChildren;
  /** Does what was asked; what it says when it fails is shown beside the form. */
  readonly send: (fields: FormData) => Promise<unknown>;
  /** Empties the fields when that worked. */
  readonly clears?: boolean;
  readonly inline?: boolean;
  readonly dangerous?: boolean;
};

/** A form that sends once, says what went wrong beside itself, and says when it is done. */
export function Form({ submit, children, send, clears = false, inline = false, dangerous = false }: Props) {
  const { say } = useLanguage();
  const [state, setState] = useState<{
    readonly busy: boolean;
    readonly error?: string;
    readonly done?: boolean;
  }>({
    busy: false,
  });
  const onSubmit = async (event: SubmitEvent) => {
    event.preventDefault();
    const form = event.currentTarget;
    if (!(form instanceof HTMLFormElement) || state.busy) return;
    setState({ busy: true });
    try {
      await send(new FormData(form));
      if (clears) form.reset();
      setState({ busy: false, done: true });
    } catch (error) {
      setState({ busy: false, error: detailOf(error) });
    }
  };
  return html`
    <form class=${inline ? 'inline' : ''} onSubmit=${onSubmit}>
      ${children}
      <button class=${dangerous ? 'dangerous' : ''} disabled=${state.busy}>${submit}</button>
      <output role="status">
        ${state.error !== undefined && html`<span class="refusal">${state.error}</span>`}
        ${state.done && html`<span class="done">${say('done')}</span>`}
      </output>
    </form>
  `;
}

/** What was typed into a field; nothing for an empty one. */
export function textOf(fields: FormData, name: string): string | undefined {
  const value = fields.get(name);
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;
}
