import { html } from 'htm/preact';
import { Field } from '../parts/field.ts';
import { Form, textOf } from '../parts/form.ts';
import { api } from '../state/api.ts';
import { useLanguage } from '../state/language.ts';

const example = `accounts:
  ada: { phone: "+79990000001", firstName: Ada }
`;

/** Brings accounts, chats, messages and faults into the world from one text. */
export function Scenario() {
  const { say } = useLanguage();
  const make = (fields: FormData) =>
    api.POST('/scenarios', {
      body: textOf(fields, 'scenario') ?? '',
      // The body is the text itself: what is refused names the lines in it.
      bodySerializer: (text: string) => text,
      headers: { 'content-type': 'application/yaml' },
    });
  return html`
    <section class="card" aria-labelledby="scenario">
      <h2 id="scenario">${say('scenario')}</h2>
      <p class="quiet">${say('whatScenariosAre')}</p>
      <${Form} submit=${say('make')} send=${make}>
        <${Field} label=${say('scenarioText')} name="scenario">
          <textarea name="scenario" rows="8" spellcheck="false" placeholder=${example} required></textarea>
        <//>
      <//>
    </section>
  `;
}
