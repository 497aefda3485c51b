import { html } from 'htm/preact';
import { bodyOf } from '../../client/index.ts';
import { Field } from '../parts/field.ts';
import { Form, textOf } from '../parts/form.ts';
import { api } from '../state/api.ts';
import { searchable } from '../state/find-id.ts';
import { useLanguage } from '../state/language.ts';
import { goTo } from '../state/place.ts';

/** Brings somebody into the world, and takes their phone. */
export function CreateAccount() {
  const { say } = useLanguage();
  const create = async (fields: FormData) => {
    const [lastName, username, password] = ['lastName', 'username', 'password'].map(name =>
      textOf(fields, name),
    );
    const { userId } = await bodyOf(
      api.POST('/accounts', {
        body: {
          phone: searchable(textOf(fields, 'phone') ?? ''),
          firstName: textOf(fields, 'firstName') ?? '',
          ...(lastName !== undefined && { lastName }),
          ...(username !== undefined && { username: username.replace('@', '') }),
          ...(password !== undefined && { password }),
        },
      }),
    );
    goTo({ panel: 'phones', account: userId });
  };
  return html`
    <${Form} submit=${say('create')} send=${create} clears>
      <${Field} label=${say('phone')} name="phone" type="tel" placeholder="+79990000001" required
        pattern="\\+?[\\s\\(\\)\\-]*[1-9]([\\s\\(\\)\\-]*[0-9]){6,14}" unfit="wrongPhone" />
      <${Field} label=${say('firstName')} name="firstName" required maxlength="64" />
      <${Field} label=${say('lastName')} name="lastName" maxlength="64" />
      <${Field} label=${say('username')} name="username" pattern="@?[A-Za-z][A-Za-z0-9_]{4,31}" unfit="wrongUsername" />
      <${Field} label=${say('password')} name="password" hint=${say('passwordHint')} />
    <//>
  `;
}
