import { html } from 'htm/preact';
import { useState } from 'preact/hooks';
import { Field } from '../parts/field.ts';
import { Form, textOf } from '../parts/form.ts';
import { MethodList } from '../parts/method-list.ts';
import { PersonField } from '../parts/person-field.ts';
import { api } from '../state/api.ts';
import { personIdOf, personOrChatIdOf } from '../state/find-id.ts';
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
  const number = { type: 'number', min: 0, step: 1 };
  const switchOn = async (fields: FormData) => api.POST('/faults', { body: await faultOf(kind, fields) });
  return html`
    <${Form} submit=${say('switchOn')} send=${switchOn}>
      <${Field} label=${say('whatGoesWrong')} name="kind">
        <select name="kind" value=${kind} onChange=${choose}>
          ${kindNames.map(name => html`<option value=${name}>${say(name)}</option>`)}
        </select>
      <//>
      <div class="grid">
        ${
          kind === 'error' &&
          html`<${Field} label=${say('errorName')} name="error" list="errors" required value=${begin.error} placeholder="FLOOD_WAIT_60" />`
        }
        ${
          kind === 'delay' &&
          html`<${Field} label=${say('delayMs')} name="delayMs" required ...${number} value=${begin.delayMs ?? '3000'} />`
        }
        ${
          concernsUpdates
            ? html`<${Field} label=${say('updateType')} name="updateType" list="updates" value=${begin.updateType} placeholder="updateNewMessage" />`
            : html`<${Field} label=${say('method')} name="method" list="methods" value=${begin.method} hint=${say('methodHint')} />`
        }
        <${PersonField} label=${say('account')} name="accountId" value=${begin.accountId} hint=${say('accountHint')} />
        <${PersonField} label=${say('target')} name="target" value=${begin.target} hint=${say('targetHint')} />
        <${Field} label=${say('count')} name="count" ...${number} value=${begin.count} hint=${say('countHint')} />
        <${Field} label=${say('skip')} name="skip" ...${number} value=${begin.skip} />
        <${Field} label=${say('probability')} name="probability" type="number" min="0" max="1" step="any" value=${begin.probability} hint=${say('probabilityHint')} />
        <${Field} label=${say('afterSeconds')} name="afterSeconds" ...${number} step="any" value=${begin.afterSeconds} />
        <${Field} label=${say('forSeconds')} name="forSeconds" ...${number} step="any" value=${begin.forSeconds} />
      </div>
      <${MethodList} id="methods" />
      <${Suggestions} id="errors" texts=${errors} />
      <${Suggestions} id="updates" texts=${updates} />
    <//>
  `;
}

/** What clients meet most often; any other may be typed. */
const errors = [
  ...[
    'FLOOD_WAIT_60',
    'PEER_FLOOD',
    'USER_PRIVACY_RESTRICTED',
    'USER_NOT_MUTUAL_CONTACT',
    'CHAT_WRITE_FORBIDDEN',
  ],
  ...['USER_CHANNELS_TOO_MUCH', 'CHAT_ADMIN_REQUIRED', 'USER_DEACTIVATED_BAN', 'SESSION_REVOKED', 'INTERNAL'],
];
const updates = [
  'updateNewMessage',
  'updateNewChannelMessage',
  'updateDeleteMessages',
  'updateChannelParticipant',
];

function Suggestions({ id, texts }: { readonly id: string; readonly texts: readonly string[] }) {
  return html`<datalist id=${id}>${texts.map(text => html`<option value=${text} />`)}</datalist>`;
}

/** Only what was filled in, as the API has it. */
async function faultOf(kind: Kind, fields: FormData): Promise<NewFault> {
  const texts = ['error', 'method', 'updateType'] as const;
  const [account, target] = [textOf(fields, 'accountId'), textOf(fields, 'target')];
  const numbers = ['delayMs', 'count', 'skip', 'probability'] as const;
  const [afterSeconds, forSeconds] = [numberOf(fields, 'afterSeconds'), numberOf(fields, 'forSeconds')];
  const filled = <Value>(name: string, value: Value | undefined) =>
    value === undefined ? [] : [[name, value]];
  return {
    ...kinds[kind],
    ...Object.fromEntries(texts.flatMap(name => filled(name, textOf(fields, name)))),
    ...(account !== undefined && { accountId: await personIdOf(account) }),
    ...(target !== undefined && { target: await personOrChatIdOf(target) }),
    ...Object.fromEntries(numbers.flatMap(name => filled(name, numberOf(fields, name)))),
    ...(afterSeconds !== undefined && { afterMs: afterSeconds * 1000 }),
    ...(forSeconds !== undefined && { forMs: forSeconds * 1000 }),
  };
}

function numberOf(fields: FormData, name: string): number | undefined {
  const text = textOf(fields, name);
  return text === undefined ? undefined : Number(text);
}
