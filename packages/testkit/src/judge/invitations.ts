import type { RecordedCall, SandboxControl } from '../sandbox/control.ts';

/** The calls by which people are added to chats. */
const INVITING = ['channels.inviteToChannel', 'messages.addChatUser'];

/** One person whom one account tried to add to one chat, as Telegram saw it. */
export type Invitation = {
  at: number;
  accountId: string;
  chatId: string;
  userId: string;
  /** `invited`, `missing`, or the error of the call. */
  result: string;
};

/**
 * Every invitation that reached the sandbox and was executed, oldest first: what the record says is what happened.
 * What a fault or Telegram's patience refused before is none.
 */
export async function readInvitations(sandbox: SandboxControl): Promise<Invitation[]> {
  const invitations: Invitation[] = [];
  for (const method of INVITING) {
    for (let after = 0; ; ) {
      const page = await sandbox.record({ method, after, limit: 1000 });
      invitations.push(...page.items.flatMap(toInvitations));
      const last = page.items.at(-1);
      if (!last) break;
      after = last.seq;
    }
  }
  return invitations.sort((a, b) => a.at - b.at);
}

function toInvitations(call: RecordedCall): Invitation[] {
  const { accountId, chatId, userIds = [], invited = [], outcome, executed } = call;
  if (!accountId || !chatId || executed === false) return [];
  const result = (userId: string) =>
    outcome !== 'ok' ? outcome : invited.includes(userId) ? 'invited' : 'missing';
  return userIds.map(userId => ({
    at: Date.parse(call.at),
    accountId,
    chatId,
    userId,
    result: result(userId),
  }));
}
