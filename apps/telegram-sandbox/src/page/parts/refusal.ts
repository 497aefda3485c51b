import { html } from 'htm/preact';
import { useLanguage } from '../state/language.ts';
import type { Wrong } from '../state/wrong.ts';

/** Why something was not done: in the page's language, and what the server alone knows in its own. */
export function Refusal({ wrong: { phrase, words } }: { readonly wrong: Wrong }) {
  const { say } = useLanguage();
  return html`
    <span class="refusal">
      ${say(phrase)}${words !== undefined && html`${' '}<q lang="en">${words}</q>`}
    </span>
  `;
}
