import { html } from 'htm/preact';
import { isPhrase } from '../phrases.ts';
import { useLanguage } from '../state/language.ts';

/** What a rule of patience is about; only the name of one the page has not heard of. */
export function RuleName({ name }: { readonly name: string }) {
  const { say } = useLanguage();
  const phrase = `rule-${name}`;
  return isPhrase(phrase) ? html`<span title=${name}>${say(phrase)}</span>` : html`<code>${name}</code>`;
}
