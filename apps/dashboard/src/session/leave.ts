import { api } from '../api/client.ts';
import { signOut } from './session.ts';

/** The session ends here at once; a server that cannot be told lets it end by itself. */
export async function leave(): Promise<void> {
  const told = api.POST('/api/v1/auth/logout').catch(() => {});
  signOut({ leadsBack: false });
  await told;
}
