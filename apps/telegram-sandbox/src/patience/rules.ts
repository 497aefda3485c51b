const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** `burst` at once; an empty bucket is full again after `perMs`. */
export type BucketSize = { readonly burst: number; readonly perMs: number };

/** What uses a rule's buckets up. */
export type Counted =
  | { readonly kind: 'calls' }
  /** Calls that were answered with one of these errors. */
  | { readonly kind: 'failures'; readonly errors: readonly string[] }
  /** People named in an invitation, and half as much again for each who did not come in. */
  | { readonly kind: 'invites' }
  /** First messages to people who never wrote to the sender. */
  | { readonly kind: 'strangers' };

/** What happens to whoever has used a bucket up. */
export type Penalty =
  /** FLOOD_WAIT for so many seconds: the first time, the second, and so on; the last one from then on. */
  | { readonly kind: 'wait'; readonly seconds: readonly number[] }
  /** An error for as long as the bucket is empty. */
  | { readonly kind: 'error'; readonly name: string }
  /** PEER_FLOOD to all inviting and all messages to strangers, until a day has passed without either. */
  | { readonly kind: 'peer-flood' };

export type PatienceRule = {
  readonly name: string;
  readonly what: string;
  /** Exact names, or all that begin so with a * at the end. */
  readonly methods: readonly string[];
  /** Whose patience it is: with the person (not the key), or with a phone number somebody wants to log in with. */
  readonly per: 'account' | 'phone';
  readonly counts: Counted;
  readonly buckets: readonly BucketSize[];
  /** In the first days of an account its buckets have only this share of their size. */
  readonly newAccount?: { readonly days: number; readonly share: number };
  readonly penalty: Penalty;
  readonly source: string;
};

/** Errors by which somebody learns that they may add nobody there: such a call pushes nobody. Assumption. */
export const LACKS_THE_RIGHT: ReadonlySet<string> = new Set([
  'CHANNEL_INVALID',
  'CHANNEL_PRIVATE',
  'CHAT_ADMIN_REQUIRED',
  'CHAT_ID_INVALID',
  'CHAT_WRITE_FORBIDDEN',
  'PEER_ID_INVALID',
  'RIGHT_FORBIDDEN',
]);

/** How long PEER_FLOOD lasts after the last attempt. */
export const QUIET_MS = DAY;
/** A strike counts no more after this long without another one. */
export const STRIKES_FORGOTTEN_MS = DAY;
/** A wait doubles with every so many calls that do not wait; those that were already under way are no haste. */
export const EARLY_CALLS_FORGIVEN = 5;

/**
 * Telegram's patience as data. It publishes almost no numbers, so these are what clients report, and where nobody
 * reports any, assumptions. Each is wide enough for a client that keeps to: 30 invites a day, 2 an hour, 10 minutes
 * apart; 100 names looked up a day, 20 an hour, 5 a minute; 5 joins a day; 40 messages a day, 4 an hour, 5 minutes
 * apart, 10 of them to strangers; 90 reads a minute, and 50 pages of a member list at once. The test beside this
 * file proves it.
 */
export const patienceRules: readonly PatienceRule[] = [
  {
    name: 'resolving',
    what: 'Looking up usernames and phone numbers.',
    methods: [
      'contacts.resolveUsername',
      'contacts.resolvePhone',
      'contacts.search',
      'contacts.importContacts',
    ],
    per: 'account',
    counts: { kind: 'calls' },
    buckets: [
      { burst: 30, perMs: MINUTE },
      { burst: 200, perMs: DAY },
    ],
    penalty: { kind: 'wait', seconds: [14, 38, 56_785] },
    source:
      'Waits of 14, 38 and 56,785 s one after another, and about 30 a minute: ' +
      'https://github.com/axisrow/tg_content_factory/issues/551; 200 a day is an assumption.',
  },
  {
    name: 'codes-an-hour',
    what: 'Asking for login codes for one number.',
    methods: ['auth.sendCode', 'auth.resendCode'],
    per: 'phone',
    counts: { kind: 'calls' },
    buckets: [{ burst: 5, perMs: HOUR }],
    penalty: { kind: 'error', name: 'PHONE_NUMBER_FLOOD' },
    source: 'The error: https://core.telegram.org/method/auth.sendCode; the number is an assumption.',
  },
  {
    name: 'codes-a-day',
    what: 'Asking for login codes for one number, again and again.',
    methods: ['auth.sendCode', 'auth.resendCode'],
    per: 'phone',
    counts: { kind: 'calls' },
    buckets: [{ burst: 15, perMs: DAY }],
    penalty: { kind: 'wait', seconds: [86_300] },
    source: 'FLOOD_WAIT_86300, "daily limit on login tries": https://github.com/zhukov/webogram/issues/657.',
  },
  {
    name: 'code-guesses',
    what: 'Entering wrong login codes.',
    methods: ['auth.signIn'],
    per: 'phone',
    counts: { kind: 'failures', errors: ['PHONE_CODE_INVALID'] },
    buckets: [{ burst: 5, perMs: HOUR }],
    penalty: { kind: 'error', name: 'PHONE_PASSWORD_FLOOD' },
    source: 'The error: https://core.telegram.org/method/auth.signIn; the number is an assumption.',
  },
  {
    name: 'password-guesses',
    what: 'Entering wrong two-step passwords.',
    methods: ['auth.checkPassword', 'account.updatePasswordSettings'],
    per: 'account',
    counts: { kind: 'failures', errors: ['PASSWORD_HASH_INVALID'] },
    buckets: [{ burst: 5, perMs: HOUR }],
    penalty: { kind: 'wait', seconds: [600, 3_600, 86_400] },
    source: 'Assumption.',
  },
  {
    name: 'joining',
    what: 'Joining groups and channels.',
    methods: ['channels.joinChannel', 'messages.importChatInvite'],
    per: 'account',
    counts: { kind: 'calls' },
    buckets: [{ burst: 10, perMs: DAY / 2 }],
    penalty: { kind: 'wait', seconds: [300, 1_800, 86_400] },
    source: 'Assumption.',
  },
  {
    name: 'inviting',
    what: 'Adding people to groups and channels.',
    methods: [
      'channels.inviteToChannel',
      'messages.addChatUser',
      'messages.createChat',
      'channels.editAdmin',
    ],
    per: 'account',
    counts: { kind: 'invites' },
    buckets: [
      { burst: 20, perMs: 2 * HOUR },
      { burst: 50, perMs: DAY },
    ],
    newAccount: { days: 5, share: 0.4 },
    penalty: { kind: 'peer-flood' },
    source:
      'PEER_FLOOD after about 50, "short spikes are allowed", "for a day or something": ' +
      'https://github.com/tdlib/td/issues/338; after two hours of 20 each: ' +
      'https://github.com/LonamiWebs/Telethon/issues/703. That a spike is 20, as many as TDLib names in one call, ' +
      'and what refusals and new accounts count, are assumptions.',
  },
  {
    name: 'strangers',
    what: 'Writing to people who never wrote back.',
    methods: [
      'messages.sendMessage',
      'messages.sendMedia',
      'messages.sendMultiMedia',
      'messages.forwardMessages',
    ],
    per: 'account',
    counts: { kind: 'strangers' },
    buckets: [
      { burst: 4, perMs: 20 * MINUTE },
      { burst: 8, perMs: HOUR },
      { burst: 15, perMs: DAY },
    ],
    penalty: { kind: 'peer-flood' },
    source:
      'After 15 to 20 to different people, and only some people are concerned: ' +
      'https://github.com/LonamiWebs/Telethon/issues/398. The shorter buckets are an assumption.',
  },
  {
    name: 'writing',
    what: 'Sending messages, to whomever.',
    methods: [
      'messages.sendMessage',
      'messages.sendMedia',
      'messages.sendMultiMedia',
      'messages.forwardMessages',
    ],
    per: 'account',
    counts: { kind: 'calls' },
    buckets: [{ burst: 30, perMs: MINUTE }],
    penalty: { kind: 'wait', seconds: [5, 30, 300] },
    source:
      'Assumption, after the limits for bots: https://core.telegram.org/bots/faq#my-bot-is-hitting-limits.',
  },
  {
    name: 'reading',
    what: 'Reading lists, histories and profiles.',
    methods: ['messages.get*', 'messages.search*', 'channels.get*', 'users.get*', 'contacts.get*'],
    per: 'account',
    counts: { kind: 'calls' },
    buckets: [{ burst: 300, perMs: 150 * SECOND }],
    penalty: { kind: 'wait', seconds: [10, 25, 60, 300] },
    source:
      'Assumption; that reading at full speed ends in waits of about 30 s is known for histories: ' +
      'https://docs.telethon.dev/en/stable/modules/client.html#telethon.client.messages.MessageMethods.iter_messages.',
  },
];

/** For methods of which no other rule counts every call, all of an account together. */
export const otherCalls: PatienceRule = {
  name: 'other-calls',
  what: 'Everything that no other rule is about.',
  methods: ['*'],
  per: 'account',
  counts: { kind: 'calls' },
  buckets: [{ burst: 600, perMs: MINUTE }],
  penalty: { kind: 'wait', seconds: [5, 15, 60] },
  source: 'Assumption.',
};

/** The rules for a method. */
export function rulesFor(method: string): readonly PatienceRule[] {
  const known = byMethod.get(method);
  if (known) return known;
  const named = patienceRules.filter(({ methods }) => methods.some(pattern => fits(pattern, method)));
  const rules = named.some(({ counts }) => counts.kind === 'calls') ? named : [...named, otherCalls];
  byMethod.set(method, rules);
  return rules;
}

/** Only methods of the schema come here, so this stays small. */
const byMethod = new Map<string, readonly PatienceRule[]>();

const fits = (pattern: string, method: string): boolean =>
  pattern.endsWith('*') ? method.startsWith(pattern.slice(0, -1)) : method === pattern;
