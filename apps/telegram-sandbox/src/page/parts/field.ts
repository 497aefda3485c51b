import { html } from 'htm/preact';
import type { ComponentChildren } from 'preact';

type Props = {
  readonly label: string;
  readonly name: string;
  readonly hint?: string;
  /** Another control than a line of text. */
  readonly children?: ComponentChildren;
  readonly [attribute: string]: unknown;
};

/** A field with its name above it. */
export function Field({ label, name, hint, children, ...attributes }: Props) {
  return html`
    <label class="field">
      <span>${label}</span>
      ${children ?? html`<input name=${name} autocomplete="off" ...${attributes} />`}
      ${hint !== undefined && html`<small>${hint}</small>`}
    </label>
  `;
}
