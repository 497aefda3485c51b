import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTelegramAccount } from './harness.ts';
import { createLoggingIn, type LoggingIn } from './logging-in.ts';

const PASSWORD = 'correct horse';

let team: LoggingIn;
beforeAll(async () => {
  team = await createLoggingIn();
});
afterAll(() => team.close());

const somebody = () => createTelegramAccount(team.harness.sandbox, { password: PASSWORD });

describe('what is secret', () => {
  it.each(['code', 'qr'] as const)(
    'stands nowhere in the database and in no line of the log: %s',
    async method => {
      const telegram = await somebody();
      const { body: login } = await (method === 'code' ? team.start(telegram.phone) : team.startQr());
      const secrets = [telegram.phone.replace('+', ''), PASSWORD];
      if (method === 'code') {
        const code = await team.code(telegram.userId);
        secrets.push(`"${code}"`);
        await team.submit(login.id, 'code', code);
      } else {
        await team.control.scanQr(telegram.userId, login.qr.link);
        await team.until(login.id, ({ state }) => state === 'password_needed');
      }
      const { body: connected } = await team.submit(login.id, 'password', PASSWORD);
      const account = { id: connected.accountId, teamId: team.teamId };
      const session = (await team.integration.dependencies.connections.open(account)).exportSession();
      const authKey = Buffer.from(session.authKey, 'base64');
      secrets.push(JSON.stringify(session), session.authKey);
      secrets.push(authKey.toString('hex'), authKey.toString('latin1'));
      const dump = await dumpDatabase(team.harness.database.url);
      expect(dump).toContain(connected.accountId);
      // Good for nothing any more, and not kept in the row either.
      expect(dump).not.toContain('tg://login');

      for (const place of [dump, team.logLines.join('\n')]) {
        for (const secret of secrets) {
          expect(place).not.toContain(secret);
          expect(place).not.toContain(Buffer.from(secret).toString('hex'));
          expect(place).not.toContain(Buffer.from(secret).toString('base64').replace(/=+$/, ''));
        }
      }
    },
  );
});

/** Every row of every table as JSON. */
async function dumpDatabase(url: string): Promise<string> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rows: tables } = await client.query<{ name: string }>(
      `SELECT table_name AS name FROM information_schema.tables WHERE table_schema = 'public'`,
    );
    const dumps: string[] = [];
    for (const { name } of tables) {
      const { rows } = await client.query<{ row: unknown }>(`SELECT to_jsonb(t) AS row FROM "${name}" t`);
      dumps.push(...rows.map(({ row }) => JSON.stringify(row)));
    }
    return dumps.join('\n');
  } finally {
    await client.end();
  }
}
