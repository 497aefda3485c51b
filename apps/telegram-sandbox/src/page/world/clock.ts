import { html } from 'htm/preact';
import { bodyOf } from '../../client/index.ts';
import { Field } from '../parts/field.ts';
import { Form, textOf } from '../parts/form.ts';
import { Show } from '../parts/show.ts';
import { api } from '../state/api.ts';
import { useLanguage } from '../state/language.ts';
import { useLoaded } from '../state/loaded.ts';
import { Ticking } from './ticking.ts';

const minute = 60_000;
const steps = [
  ['minute', minute],
  ['hour', 60 * minute],
  ['day', 24 * 60 * minute],
  ['week', 7 * 24 * 60 * minute],
] as const;

/** How many waits ended by that. */
async function advance(advanceMs: number): Promise<number> {
  const troubles = async () => (await bodyOf(api.GET('/patience'))).trouble.length;
  const before = await troubles();
  await api.POST('/clock', { body: { advanceMs } });
  return before - (await troubles());
}

/** The world's time, which only goes forward. */
export function Clock() {
  const { say } = useLanguage();
  const forward = async (ms: number) => {
    const ended = await advance(ms);
    return ended > 0 ? `${say('done')}. ${say('forgiven')} ${ended}` : say('done');
  };
  const loaded = useLoaded(
    async () => Date.parse((await bodyOf(api.GET('/clock'))).now) - Date.now(),
    [],
    event => event.type === 'changed' && event.route === '/clock',
  );
  return html`
    <section class="card" aria-labelledby="clock">
      <h2 id="clock">${say('clock')}</h2>
      <${Show} loaded=${loaded}>${(aheadMs: number) => html`<${Ticking} aheadMs=${aheadMs} />`}<//>
      <div class="actions">
        ${steps.map(([name, ms]) => html`<${Form} inline submit=${`+ ${say(name)}`} send=${() => forward(ms)} />`)}
      </div>
      <${Form}
        submit=${say('advance')}
        send=${(fields: FormData) => forward(Math.round(Number(textOf(fields, 'hours')) * 60 * minute))}
      >
        <${Field} label=${say('hoursForward')} name="hours" type="number" min="0" step="any" required />
      <//>
    </section>
  `;
}
