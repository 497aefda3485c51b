import { randomBytes, randomInt } from 'node:crypto';
import { LimitedAction } from '@muster/contracts';
import { newId } from '@muster/service-kit';
import type { Dependencies } from '../../src/dependencies.ts';
import { DAY_MS, defaultProfile, HOUR_MS } from '../../src/limits/table.ts';
import { toPersonState } from '../../src/recovery/person-state.ts';
import type { LedgerPermit } from '../../src/recovery/repository.ts';
import { redisKeys } from '../../src/redis-keys.ts';
import { installChannel, installPerson } from '../../src/scripts/install.ts';

/** An account of a team of its own, with a person of its own and a channel it may invite into. */
export type BenchAccount = { id: string; teamId: string; personKey: string; channel: string };

/** How often every account did what within its last day, but not within its last hours. */
export type Day = Readonly<Partial<Record<LimitedAction, number>>>;

const BATCH = 1_000;

/** So many states are made as a rebuild makes them; the others are copies of theirs under keys of their own. */
const MODELS = 100;

/** How often a person's and a channel's version was moved before the bench; more often than any day needs. */
const VERSION = 1_000;

/** Makes accounts in bulk: rows in Postgres, states in Redis as a rebuild would leave them. */
export async function createWorld(
  dependencies: Pick<Dependencies, 'pool' | 'redis'>,
  count: number,
  day: Day,
): Promise<BenchAccount[]> {
  const world: BenchAccount[] = [];
  while (world.length < count) {
    const batch = Array.from({ length: Math.min(BATCH, count - world.length) }, newAccount);
    await saveAccounts(dependencies, batch);
    const models = world.slice(0, MODELS);
    if (models.length === 0) {
      models.push(...batch.splice(0, MODELS));
      await Promise.all(models.map(account => installStates(dependencies, account, day)));
      world.push(...models);
    }
    await copyStates(dependencies, models, batch, day);
    world.push(...batch);
  }
  await dependencies.pool.query('VACUUM ANALYZE');
  return world;
}

const newKey = (): string => randomBytes(32).toString('base64url');

const newAccount = (): BenchAccount => ({
  id: newId(),
  teamId: newId(),
  personKey: newKey(),
  channel: `telegram:${randomInt(2 ** 47)}`,
});

async function saveAccounts({ pool }: Pick<Dependencies, 'pool'>, accounts: readonly BenchAccount[]) {
  const long = new Date(Date.now() - 90 * DAY_MS);
  await pool.query(
    `WITH account AS (
       SELECT * FROM unnest($1::uuid[], $2::uuid[], $3::text[], $4::text[]) AS account (id, team_id, person_key, channel_key)
     ), known AS (
       INSERT INTO accounts (id, team_id, platform, person_key, connected_at)
       SELECT id, team_id, 'telegram', person_key, $5 FROM account
     ), allowed AS (
       INSERT INTO invite_rights (account_id, team_id, channel_key, may_invite, checked_at)
       SELECT id, team_id, channel_key, true, now() FROM account
     )
     INSERT INTO heads (key, epoch, version, first_seen_at)
     SELECT 'person:' || person_key, 1, $6::bigint, $5 FROM account
     UNION ALL SELECT 'channel:' || channel_key, 1, $6::bigint, $5 FROM account`,
    [
      accounts.map(({ id }) => id),
      accounts.map(({ teamId }) => teamId),
      accounts.map(({ personKey }) => personKey),
      accounts.map(({ channel }) => channel),
      long,
      VERSION,
    ],
  );
}

async function installStates(
  { redis }: Pick<Dependencies, 'redis'>,
  { personKey, channel }: BenchAccount,
  day: Day,
): Promise<void> {
  const now = Date.now();
  const history = {
    head: { epoch: 1, version: VERSION, last: '', errorScore: 0, postgresNow: now },
    permits: LimitedAction.options
      .flatMap(action => Array.from({ length: day[action] ?? 0 }, () => action))
      .map((action, i) => spent(action, i + 1, action === 'invite' ? channel : null, now)),
    lifetime: new Map([[channel, day.invite ?? 0]]),
    lease: null,
    restrictions: [],
  };
  await Promise.all([
    installPerson(redis, { personKey, epoch: 1, ...toPersonState(history, now) }),
    installChannel(redis, {
      channelKey: channel,
      epoch: 1,
      version: VERSION,
      last: '',
      lastAt: 0,
      lastAtBefore: 0,
    }),
  ]);
}

async function copyStates(
  { redis }: Pick<Dependencies, 'redis'>,
  models: readonly BenchAccount[],
  accounts: readonly BenchAccount[],
  day: Day,
): Promise<void> {
  const keysOf = ({ personKey, channel }: BenchAccount) => [
    redisKeys.person(personKey),
    redisKeys.channel(channel),
    ...LimitedAction.options
      .filter(action => day[action])
      .map(action => redisKeys.actions(personKey, action)),
  ];
  const copies = redis.pipeline();
  for (const [i, account] of accounts.entries()) {
    const model = models[i % models.length];
    const froms = model ? keysOf(model) : [];
    const tos = keysOf(account);
    for (const [place, from] of froms.entries()) copies.copy(from, tos[place] ?? '');
  }
  const answers = await copies.exec();
  if (!answers?.every(([error, copied]) => !error && copied === 1)) throw new Error('a state was not copied');
}

/** A permit of the last day that no longer counts in an hour, nor pauses anybody. */
function spent(action: LimitedAction, version: number, channelKey: string | null, now: number): LedgerPermit {
  const decidedAt = now - randomInt(2 * HOUR_MS, 20 * HOUR_MS);
  return {
    permitId: newId(),
    action,
    channelKey,
    invitedInto: channelKey,
    toStranger: false,
    version,
    channelVersion: channelKey === null ? null : version,
    decidedAt,
    latestAt: decidedAt + 26_000,
    pauseMs: defaultProfile.actions[action].pauseMs[0],
    fencingToken: 1,
    targetKey: newKey(),
    outcome: 'committed',
    countedAt: decidedAt,
  };
}
