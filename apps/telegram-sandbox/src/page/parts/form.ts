import { html } from 'htm/preact';
import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { useLanguage } from '../state/language.ts';
import { type Wrong, wrongOf } from '../state/wrong.ts';
import { unfitIn } from './field.ts';
import { keepFocusNear } from './keep-focus.ts';
import { Question } from './question.ts';
import { Refusal } from './refusal.ts';

type Props = {
  readonly submit: string;
  readonly children?: ComponentChildren;
  /** Does what was asked; why it fails is shown beside the form. A text that comes back is shown when it is done. */
  readonly send: (fields: FormData) => Promise<unknown>;
  /** Asked before it is sent. */
  readonly question?: string;
  /** Empties the fields when that worked. */
  readonly clears?: boolean;
  readonly inline?: boolean;
  readonly dangerous?: boolean;
};

type State = { readonly busy?: boolean; readonly wrong?: Wrong; readonly done?: string };

/** A form that sends once, says what went wrong beside itself, and says when it is done. */
export function Form({
  submit,
  children,
  send,
  question,
  clears = false,
  inline = false,
  dangerous = false,
}: Props) {
  const { say } = useLanguage();
  const [state, setState] = useState<State>({});
  const [asking, ask] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  useLayoutEffect(() => keepFocusNear(form.current), []);

  const go = async () => {
    if (!form.current || state.busy) return;
    setState({ busy: true });
    try {
      const result = await send(new FormData(form.current));
      if (clears) form.current?.reset();
      setState({ done: typeof result === 'string' ? result : say('done') });
    } catch (error) {
      setState({ wrong: wrongOf(error) });
    }
  };
  const onSubmit = (event: SubmitEvent) => {
    event.preventDefault();
    const unfit = form.current && unfitIn(form.current);
    if (unfit) {
      unfit.field.focus();
      setState({ wrong: { phrase: unfit.phrase } });
    } else if (question !== undefined) ask(true);
    else void go();
  };
  return html`
    <form ref=${form} class=${inline ? 'inline' : ''} onSubmit=${onSubmit} novalidate>
      ${children}
      <button class=${dangerous ? 'dangerous' : ''} aria-disabled=${state.busy ? 'true' : undefined}>${submit}</button>
      <output role="status">
        ${state.wrong && html`<${Refusal} wrong=${state.wrong} />`}
        ${state.done !== undefined && html`<span class="done">${state.done}</span>`}
      </output>
    </form>
    ${asking && html`<${Question} text=${question} confirm=${submit} onConfirm=${go} onClose=${() => ask(false)} />`}
  `;
}

/** What was typed into a field; nothing for an empty one. */
export function textOf(fields: FormData, name: string): string | undefined {
  const value = fields.get(name);
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;
}
