import { html } from 'htm/preact';
import { type Answer, bodyOf } from '../../client/index.ts';
import { Form } from '../parts/form.ts';
import { Show } from '../parts/show.ts';
import { api } from '../state/api.ts';
import { useLanguage } from '../state/language.ts';
import { useLoaded } from '../state/loaded.ts';
import { Rules } from './rules.ts';
import { Troubles } from './troubles.ts';

export type PatienceNow = Answer<'get', '/patience'>;

/** How much haste this Telegram bears, who is in trouble for it, and how to be forgiven. */
export function Patience() {
  const { say } = useLanguage();
  const loaded = useLoaded(
    () => bodyOf(api.GET('/patience')),
    [],
    event =>
      (event.type === 'action' && event.action.outcome !== 'ok') ||
      (event.type === 'changed' && /^\/(patience|clock)/.test(event.route)),
  );
  return html`
    <section class="card" aria-labelledby="patience">
      <h2 id="patience">${say('patience')}</h2>
      <${Show} loaded=${loaded}>
        ${({ enabled, rules, trouble }: PatienceNow) => html`
          <p class=${enabled ? 'fine' : 'mark'}>${say(enabled ? 'patienceOn' : 'patienceOff')}</p>
          <${Form}
            inline submit=${say(enabled ? 'switchOff' : 'switchOn')}
            send=${() => api.PUT('/patience', { body: { enabled: !enabled } })}
          />
          <${Troubles} troubles=${trouble} />
          <${Rules} rules=${rules} />
        `}
      <//>
    </section>
  `;
}
