import { html } from 'htm/preact';
import { Field } from '../parts/field.ts';
import { Form, textOf } from '../parts/form.ts';
import { Link } from '../parts/link.ts';
import { MethodList } from '../parts/method-list.ts';
import { ChatField, PersonField } from '../parts/person-field.ts';
import { chatIdOf, personIdOf } from '../state/find-id.ts';
import { useLanguage } from '../state/language.ts';
import { goTo } from '../state/place.ts';
import { Unfit } from '../state/wrong.ts';
import type { Filter } from './filter.ts';
import { fieldOf, isoOf, MOMENT_PATTERN } from './moment.ts';

/** Chooses which actions are shown, by going to another address. */
export function FilterForm({ filter }: { readonly filter: Filter }) {
  const { say } = useLanguage();
  const moment = { pattern: MOMENT_PATTERN, unfit: 'wrongTime', placeholder: say('timeHint') };
  return html`
    <${Form} submit=${say('show')} send=${show}>
      <div class="grid filter">
        <${PersonField} label=${say('account')} name="accountId" value=${filter.accountId} placeholder=${say('personHint')} />
        <${Field} label=${say('method')} name="method" list="methods" value=${filter.method} />
        <${Field} label=${say('outcome')} name="outcome" list="outcomes" value=${filter.outcome} />
        <${ChatField} label=${say('chat')} name="chatId" value=${filter.chatId} placeholder=${say('chatHint')} />
        <${PersonField} label=${say('aboutPerson')} name="userId" value=${filter.userId} placeholder=${say('personHint')} />
        <${Field} label=${say('from')} name="from" value=${fieldOf(filter.from)} ...${moment} />
        <${Field} label=${say('until')} name="until" value=${fieldOf(filter.until)} ...${moment} />
        ${
          Object.keys(filter).length > 0 &&
          html`<p class="field"><${Link} to=${{ panel: 'record' }}>${say('showAll')}<//></p>`
        }
      </div>
      <${MethodList} id="methods" />
      <datalist id="outcomes">
        ${['ok', 'error', 'FLOOD_WAIT', 'PEER_FLOOD', 'CONNECTION_CUT'].map(outcome => html`<option value=${outcome} />`)}
      </datalist>
    <//>
  `;
}

async function show(fields: FormData): Promise<void> {
  const found = async (name: string, idOf: (text: string) => Promise<string>) => {
    const text = textOf(fields, name);
    return text === undefined ? undefined : await idOf(text);
  };
  goTo({
    panel: 'record',
    accountId: await found('accountId', personIdOf),
    method: textOf(fields, 'method'),
    outcome: textOf(fields, 'outcome'),
    chatId: await found('chatId', chatIdOf),
    userId: await found('userId', personIdOf),
    from: momentOf(textOf(fields, 'from')),
    until: momentOf(textOf(fields, 'until')),
  });
}

function momentOf(text: string | undefined): string | undefined {
  const iso = text === undefined ? undefined : isoOf(text);
  if (text !== undefined && iso === undefined) throw new Unfit('wrongTime');
  return iso;
}
