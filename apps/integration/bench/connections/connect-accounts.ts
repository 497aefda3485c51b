import { connectAccount, type SandboxControl } from '@muster/testkit';
import type { Team } from './installation.ts';

/** A connected account, and a group that it owns. */
export type Connected = { id: string; userId: string; channel: string };

/** Handshakes cost both sides a core. */
const TOGETHER = 4;

let made = 0;

/** Connects so many accounts to a team. */
export async function connectAccounts(
  { api }: Team,
  sandbox: SandboxControl,
  count: number,
): Promise<Connected[]> {
  const connected: Connected[] = [];
  let begun = 0;
  const connectOne = async () => {
    const phone = `+7998${String(made++).padStart(7, '0')}`;
    const { userId } = await sandbox.createAccount({ phone, firstName: 'Ada' });
    const { chatId } = await sandbox.createChat({ kind: 'supergroup', title: 'Club', creatorUserId: userId });
    const { id } = await connectAccount(api, sandbox, { userId, phone });
    connected.push({ id, userId, channel: `telegram:${chatId}` });
  };
  const worker = async () => {
    while (begun++ < count) await connectOne();
  };
  await Promise.all(Array.from({ length: TOGETHER }, worker));
  return connected;
}
