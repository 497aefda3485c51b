import { html } from 'htm/preact';
import { type Answer, bodyOf } from '../../client/index.ts';
import { Field } from '../parts/field.ts';
import { Form, textOf } from '../parts/form.ts';
import { Show } from '../parts/show.ts';
import { api } from '../state/api.ts';
import { useLanguage } from '../state/language.ts';
import { useLoaded } from '../state/loaded.ts';
import { goTo } from '../state/place.ts';

type Person = Answer<'get', '/people/{userId}'>;

const audiences = ['everybody', 'contacts', 'nobody'] as const;
const audienceOf = (text: string | undefined) => audiences.find(name => name === text) ?? 'everybody';

/** What may be given to somebody: Premium, who may invite them, a two-step password, a group of their own. */
export function Traits({ userId }: { readonly userId: string }) {
  const { say } = useLanguage();
  const params = { path: { userId } };
  const loaded = useLoaded(
    () => bodyOf(api.GET('/people/{userId}', { params })),
    [userId],
    event => event.type === 'changed' && event.route.startsWith('/people'),
  );
  const change = (fields: FormData) =>
    api.PATCH('/people/{userId}', {
      params,
      body: { premium: fields.has('premium'), privacy: { invite: audienceOf(textOf(fields, 'invite')) } },
    });
  const changePassword = (fields: FormData) =>
    api.PATCH('/accounts/{userId}/password', {
      params,
      body: { password: textOf(fields, 'password') ?? null, hint: null },
    });
  const found = async (fields: FormData) => {
    const body = { kind: 'group', title: textOf(fields, 'title') ?? '', creatorUserId: userId } as const;
    const { chatId } = await bodyOf(
      api.POST('/chats', { body: { ...body, admins: [], members: { count: 0 } } }),
    );
    goTo({ panel: 'phones', account: userId, chatId });
  };
  return html`
    <section class="card" aria-labelledby="traits">
      <h3 id="traits">${say('traits')}</h3>
      <${Show} loaded=${loaded}>
        ${({ premium, privacy }: Person) => html`
          <${Form} submit=${say('save')} send=${change}>
            <label class="check"><input type="checkbox" name="premium" defaultChecked=${premium} /> Premium</label>
            <${Field} label=${say('whoMayInvite')} name="invite">
              <select name="invite">
                ${audiences.map(
                  name =>
                    html`<option value=${name} selected=${name === privacy.invite}>${say(name)}</option>`,
                )}
              </select>
            <//>
          <//>
        `}
      <//>
      <details>
        <summary>${say('changePassword')}</summary>
        <${Form} submit=${say('save')} send=${changePassword} clears>
          <${Field} label=${say('password')} name="password" hint=${say('emptyPassword')} />
        <//>
      </details>
      <details>
        <summary>${say('foundGroup')}</summary>
        <${Form} submit=${say('create')} send=${found} clears>
          <${Field} label=${say('groupTitle')} name="title" maxlength="128" required />
        <//>
      </details>
    </section>
  `;
}
