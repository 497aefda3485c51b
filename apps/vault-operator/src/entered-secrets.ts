import { secretPaths } from '@muster/secrets';

/** One field of a secret, as it is asked for and checked. */
export type Field = { name: string; question: string; fits: RegExp; otherwise: string };

/** What people have to enter, for nobody can make it: by path. */
export const ENTERED: Readonly<Record<string, readonly Field[]>> = {
  [secretPaths.telegramApp]: [
    {
      name: 'apiId',
      question: 'api_id (https://my.telegram.org, API development tools)',
      fits: /^[1-9]\d{0,9}$/,
      otherwise: 'api_id is a number.',
    },
    {
      name: 'apiHash',
      question: 'api_hash, from the same page',
      fits: /^[0-9a-f]{32}$/,
      otherwise: 'api_hash is 32 characters of 0-9 and a-f.',
    },
  ],
  [secretPaths.alertWebhook]: [
    {
      name: 'url',
      question: 'The URL that Alertmanager posts alerts to',
      fits: /^https?:\/\/[^\s/]+\S*$/,
      otherwise: 'A URL is wanted, beginning with https:// or http://.',
    },
  ],
};
