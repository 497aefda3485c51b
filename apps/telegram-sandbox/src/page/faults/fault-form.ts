import { html } from 'htm/preact';
import { useState } from 'preact/hooks';
import { Field } from '../parts/field.ts';
import { Form, textOf } from '../parts/form.ts';
import { api } from '../state/api.ts';
import { useLanguage } from '../state/language.ts';
import type { Place } from '../state/place.ts';
import { type Kind, kindNames, kindOf, kinds, type NewFault } from './kinds.ts';

/** Lets something go wrong. */
export function FaultForm({ begin }: { readonly begin: Place }) {
  const { say } = useLanguage();
  const [kind, setKind] = useState<Kind>(kindOf(begin.kind));
  const concernsUpdates = kind === 'loseUpdate' || kind === 'duplicateUpdate';
  const choose = (event: Event) => {
    if (event.currentTarget instanceof HTMLSelectElement) setKind(kindOf(event.currentTarget.value));
  };
  const number = { type: 'number', step: 'any' };
  return html`
    <${Form} submit=${say('switchOn')} send=${(fields: FormData) => api.POST('/faults', { body: faultOf(kind, fields) })}>
      <${Field} label=${say('whatGoesWrong')} name="kind">
        <select name="kind" value=${kind} onChange=${choose}>
          ${kindNames.map(name => html`<option value=${name}>${say(name)}</option>`)}
        </select>
      <//>
      <div class="grid">
        ${
          kind === 'error' &&
          html`<${Field} label=${say('errorName')} name="error" required value=${begin.error} placeholder="FLOOD_WAIT_60" />`
        }
        ${
          kind === 'delay' &&
          html`<${Field} label=${say('delayMs')} name="delayMs" required ...${number} value=${begin.delayMs ?? '3000'} />`
        }
        ${
          concernsUpdates
            ? html`<${Field} label=${say('updateType')} name="updateType" value=${begin.updateType} placeholder="updateNewMessage" />`
            : html`<${Field} label=${say('method')} name="method" value=${begin.method} hint=${say('methodHint')} />`
        }
        <${Field} label=${say('account')} name="accountId" inputmode="numeric" value=${begin.accountId} hint=${say('accountHint')} />
        <${Field} label=${say('target')} name="target" inputmode="numeric" value=${begin.target} hint=${say('targetHint')} />
        <${Field} label=${say('count')} name="count" ...${number} value=${begin.count} hint=${say('countHint')} />
        <${Field} label=${say('skip')} name="skip" ...${number} value=${begin.skip} />
        <${Field} label=${say('probability')} name="probability" ...${number} value=${begin.probability} hint=${say('probabilityHint')} />
        <${Field} label=${say('afterSeconds')} name="afterSeconds" ...${number} value=${begin.afterSeconds} />
        <${Field} label=${say('forSeconds')} name="forSeconds" ...${number} value=${begin.forSeconds} />
      </div>
    <//>
  `;
}

/** Only what was filled in, as the API has it. */
function faultOf(kind: Kind, fields: FormData): NewFault {
  const texts = ['error', 'method', 'updateType', 'accountId', 'target'] as const;
  const numbers = ['delayMs', 'count', 'skip', 'probability'] as const;
  const [afterSeconds, forSeconds] = [numberOf(fields, 'afterSeconds'), numberOf(fields, 'forSeconds')];
  const filled = <Value>(name: string, value: Value | undefined) =>
    value === undefined ? [] : [[name, value]];
  return {
    ...kinds[kind],
    ...Object.fromEntries(texts.flatMap(name => filled(name, textOf(fields, name)))),
    ...Object.fromEntries(numbers.flatMap(name => filled(name, numberOf(fields, name)))),
    ...(afterSeconds !== undefined && { afterMs: afterSeconds * 1000 }),
    ...(forSeconds !== undefined && { forMs: forSeconds * 1000 }),
  };
}

function numberOf(fields: FormData, name: string): number | undefined {
  const text = textOf(fields, name);
  return text === undefined ? undefined : Number(text);
}
