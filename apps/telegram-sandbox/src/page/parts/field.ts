import { html } from 'htm/preact';
import type { ComponentChildren } from 'preact';
import { isPhrase, type Phrase } from '../phrases.ts';

type Props = {
  readonly label: string;
  readonly name: string;
  readonly hint?: string;
  /** What is said if it does not fit its `pattern` or `type`. */
  readonly unfit?: Phrase;
  /** What stands in it at first; what is typed stays, also when it is drawn again. */
  readonly value?: string | undefined;
  /** Another control than a line of text. */
  readonly children?: ComponentChildren;
  readonly [attribute: string]: unknown;
};

/** A field with its name above it. */
export function Field({ label, name, hint, unfit, value, children, ...attributes }: Props) {
  return html`
    <label class="field">
      <span>${label}</span>
      ${children ?? html`<input name=${name} autocomplete="off" defaultValue=${value} data-unfit=${unfit} ...${attributes} />`}
      ${hint !== undefined && html`<small>${hint}</small>`}
    </label>
  `;
}

type Control = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;
const isControl = (element: Element): element is Control => 'validity' in element && 'focus' in element;

/** The first field that cannot be sent as it is, and why: a browser would say so in its own language. */
export function unfitIn(form: HTMLFormElement): { readonly field: Control; readonly phrase: Phrase } | null {
  for (const field of form.elements) {
    if (!isControl(field) || field.validity.valid) continue;
    return { field, phrase: phraseFor(field) };
  }
  return null;
}

function phraseFor({ validity, dataset, type }: Control): Phrase {
  if (validity.valueMissing) return 'fillIn';
  if (type === 'number') return 'wrongNumber';
  return isPhrase(dataset.unfit) ? dataset.unfit : 'wrongField';
}
