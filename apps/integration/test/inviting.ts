import { newId } from '@muster/service-kit';
import {
  connectAccount,
  createHarness,
  createTelegramAccount,
  type Harness,
  type Integration,
  leaseToken,
  permitToken,
} from './harness.ts';

/** Telegram gets this long in these tests, in ms: more than it ever takes, little enough to wait for. */
const CALL_DEADLINE_MS = 3_000;

/** The first connection of a process compiles the client and the sandbox, which on a busy machine takes seconds. */
async function connectOnce(harness: Harness): Promise<void> {
  const integration = await harness.start();
  await connectAccount(harness, integration, newId(), await createTelegramAccount(harness.sandbox));
  await integration.stop();
}

type Claims = Partial<Parameters<typeof permitToken>[1]>;

/** A team that invites, and everything one wants to see of it. */
export async function createInviting({ callDeadlineMs = CALL_DEADLINE_MS } = {}) {
  const harness: Harness = await createHarness();
  await connectOnce(harness);
  const integration: Integration = await harness.start({ callDeadlineMs });
  const teamId = newId();
  const { control } = harness.sandbox;

  /** An account that has met the people of a source, and a destination it created. */
  async function scene(kind: 'group' | 'supergroup' | 'channel' = 'supergroup', people = 20) {
    const telegram = await createTelegramAccount(harness.sandbox);
    const creatorUserId = telegram.userId;
    const source = await control.createChat({
      kind: 'supergroup',
      title: 'Source',
      creatorUserId,
      members: { count: people },
    });
    const destination = await control.createChat({ kind, title: 'Destination', creatorUserId });
    const accountId = await connectAccount(harness, integration, teamId, telegram);
    const lease = leaseToken(harness.sign, { accountId, teamId });
    const { body } = await integration.call({ service: 'parsing' }, 'POST', '/chats/members', {
      lease,
      channel: `telegram:${source.chatId}`,
    });
    const invitees: string[] = body.people
      .map((person: { platformUserId: string }) => person.platformUserId)
      .filter((id: string) => id !== telegram.userId);
    const open: string[] = [];
    for (const userId of invitees) {
      const person = await control.changePerson(userId, { privacy: { invite: 'everybody' } });
      if (!person.bot && !person.deleted) open.push(userId);
    }
    const channel = `telegram:${kind === 'group' ? '-' : ''}${destination.chatId}`;
    return { telegram, accountId, source, destination, channel, people: open };
  }

  type Scene = Awaited<ReturnType<typeof scene>>;

  const permitFor = (
    { accountId, channel }: Pick<Scene, 'accountId' | 'channel'>,
    platformUserId: string,
    claims: Claims = {},
  ) =>
    permitToken(harness.sign, {
      accountId,
      teamId,
      channel,
      target: harness.hashPerson(platformUserId),
      ...claims,
    });

  const send = (permit: string, channel: string, platformUserId: string, through = integration) =>
    through.call({ service: 'invite' }, 'POST', '/invitations', { permit, channel, platformUserId });

  const invite = (at: Scene, platformUserId: string, claims: Claims = {}) =>
    send(permitFor(at, platformUserId, claims), at.channel, platformUserId);

  /** What an account asked Telegram by this method. */
  const callsOf = async ({ telegram }: Pick<Scene, 'telegram'>, method: string) =>
    (await control.record({ accountId: telegram.userId, method, limit: 1000 })).items;

  const leaseFor = ({ accountId }: Pick<Scene, 'accountId'>) =>
    leaseToken(harness.sign, { accountId, teamId });

  const settle = (id: string, accountId: string, through = integration) =>
    through.call({ service: 'invite' }, 'POST', `/permits/${id}/settle`, { accountId });

  const invitesOf = async ({ telegram }: Scene) => {
    const { items } = await harness.sandbox.control.record({ accountId: telegram.userId, limit: 1000 });
    return items.filter(
      ({ method }) => method === 'channels.inviteToChannel' || method === 'messages.addChatUser',
    );
  };

  const reportsOf = (permitId: string) =>
    integration.accountManager.reports.flatMap(({ report }) =>
      report.about === 'permit' && report.permitId === permitId ? report : [],
    );

  const restrictionsOf = (accountId: string) =>
    integration.accountManager.reports.flatMap(report =>
      report.accountId === accountId && report.report.about === 'restriction' ? report.report : [],
    );

  const accountOf = async (id: string) =>
    (await integration.call({ teamId }, 'GET', `/api/v1/accounts/${id}`)).body;

  return {
    harness,
    integration,
    teamId,
    control,
    scene,
    permitFor,
    send,
    invite,
    callsOf,
    leaseFor,
    settle,
    invitesOf,
    reportsOf,
    restrictionsOf,
    accountOf,
  };
}

export type Inviting = Awaited<ReturnType<typeof createInviting>>;

/** A person the account can address, whose settings allow to invite them. */
export const first = ({ people }: { people: string[] }): string => people[0] ?? '';
