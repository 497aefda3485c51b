import { chmod, mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { doctor } from '../src/commands/doctor.ts';
import { revokeRootTokens } from '../src/commands/root-token.ts';
import { setSecret } from '../src/commands/set-secret.ts';
import { makeRootToken } from '../src/root-token/make-root-token.ts';
import { withSession } from '../src/session.ts';
import { createVault } from '../src/vault/client.ts';
import { listSecretIds, revokeSecretId } from '../src/vault/secret-ids.ts';
import { bootstrappedVault, emptyVault, openVault, restart, take } from './a-vault.ts';
import { personWith } from './person.ts';

type Installation = Awaited<ReturnType<typeof openVault>>;

/** What the doctor says, without what is right. */
async function wrongs({ vault, config }: Pick<Installation, 'vault' | 'config'>, process = 'vault-operator') {
  const { person, told } = personWith();
  const isRight = await doctor(vault, config, process, person);
  const lines = told().split('\n');
  const wrong = lines.filter(line => line.startsWith('WRONG'));
  expect(isRight).toBe(wrong.length === 0);
  expect(lines.every(line => /^(ok {5}|WRONG {2})\S.*: /.test(line))).toBe(true);
  for (const line of wrong) expect(line).toMatch(/To do: .+\.$/);
  return { wrong, lines };
}

describe('doctor', () => {
  it('finds nothing wrong with an installation, step by step, and ends the token it was given', async () => {
    const made = await bootstrappedVault();
    const enter = (path: string, answers: string[]) =>
      withSession(made.vault, made.config, own => setSecret(own, path, personWith(answers).person));
    const { wrong } = await wrongs(made);
    expect(wrong).toEqual([
      expect.stringContaining('telegram/app: is not there. To do: `vault-operator secret set telegram/app`'),
      expect.stringContaining('alertmanager/webhook: is not there. To do: `vault-operator secret set'),
    ]);
    await enter('telegram/app', ['12345', 'a'.repeat(32)]);
    await enter('alertmanager/webhook', ['https://example.org/hook']);
    const { lines } = await wrongs(made);
    const steps = lines.slice(0, 10).map(line => /^ok {5}(.+?):/.exec(line)?.[1]);
    expect(steps.slice(0, 9)).toEqual([
      ...['name', 'port', 'TLS', 'answer', 'keys', 'seal', 'leader'],
      ...['role id', 'secret id'],
    ]);
    await take(made.vault, join(made.config.HANDOVER_DIR, 'integration'));
    expect((await wrongs(made, 'integration')).wrong).toEqual([]);
  });

  it('says which step of the way to Vault leads nowhere', async () => {
    const made = await openVault();
    const at = async (address: string) =>
      (await wrongs({ vault: createVault(address), config: made.config })).lines.at(-1);
    expect(await at('https://nobody.invalid:8200')).toMatch(/^WRONG {2}name: .*nobody\.invalid/);
    expect(await at(made.server.url.replace('http:', 'https:'))).toMatch(/^WRONG {2}TLS: /);
    await made.server.kill();
    expect(await at(made.server.url)).toMatch(/^WRONG {2}port: .*ECONNREFUSED/);
  });

  it('says that Vault has no keys, or is sealed', async () => {
    const { config } = await openVault();
    const { vault } = await emptyVault();
    expect((await wrongs({ vault, config })).lines.at(-1)).toMatch(/keys: Vault has none. .*init/);
    const made = await openVault();
    await restart(made);
    expect((await wrongs(made)).lines.at(-1)).toMatch(/seal: Vault is sealed, 0 of 2 .*unseal/);
  });

  it('says what is wrong with what was handed over', async () => {
    const made = await bootstrappedVault();
    const own = join(made.config.HANDOVER_DIR, 'parsing');
    const { lines, wrong } = await wrongs(made, 'parsing');
    expect(lines).toContain('ok     hand-over: a new secret id waits for parsing to take it');
    expect(wrong).toEqual([expect.stringContaining('start parsing')]);
    await take(made.vault, own);
    await chmod(join(own, 'secret-id'), 0o644);
    expect((await wrongs(made, 'parsing')).wrong).toEqual([
      expect.stringMatching(/secret id: its mode is 0644/),
    ]);
    await writeFile(join(own, 'wrapped-secret-id'), 'hvs.of-nobody');
    expect((await wrongs(made, 'parsing')).wrong[0]).toMatch(/hand-over: .* was opened before/);
    await rm(join(own, 'wrapped-secret-id'));
    await withSession(made.vault, made.config, async session => {
      for (const { accessor } of await listSecretIds(session, 'parsing'))
        await revokeSecretId(session, 'parsing', accessor);
    });
    expect((await wrongs(made, 'parsing')).lines.at(-1)).toMatch(
      /login: .*invalid role or secret ID. To do: it has ended or was revoked/,
    );
    await rm(join(own, 'role-id'));
    expect((await wrongs(made, 'parsing')).lines.at(-1)).toMatch(/WRONG {2}role id: /);
  });

  it("says that vault-operator's own new secret id was opened and is lost", async () => {
    const made = await bootstrappedVault();
    const own = join(made.config.HANDOVER_DIR, 'vault-operator');
    await mkdir(join(own, 'secret-id'));
    expect((await wrongs(made)).wrong[0]).toMatch(/hand-over: .*could not be kept.*To do: make room/);
  });

  it('says that a root token was left alive', async () => {
    const made = await bootstrappedWithRoot();
    const { wrong } = await wrongs(made);
    expect(wrong[0]).toMatch(
      /root tokens: 1 lives, made 20\d\d-.*Z\. To do: `vault-operator root-token --revoke`/,
    );
    await revokeRootTokens(made.root, personWith().person);
    expect((await wrongs(made)).lines).toContain('ok     root tokens: none lives');
  });

  it('says which secrets a policy hides, and names a process that there is not', async () => {
    const { vault, root, config } = await bootstrappedWithRoot();
    await take(vault, join(config.HANDOVER_DIR, 'gateway'));
    const policy = 'path "auth/token/*" { capabilities = ["read", "update"] }';
    await root.tell({ method: 'POST', path: 'sys/policies/acl/gateway', body: { policy } });
    const { wrong } = await wrongs({ vault, config }, 'gateway');
    expect(wrong).not.toHaveLength(0);
    for (const line of wrong) expect(line).toMatch(/403: .*policy is not as its file/);
    await expect(doctor(vault, config, 'gatewy', personWith().person)).rejects.toThrow('gateway, identity');
  });
});

/** With a root token that outlives the bootstrap. */
async function bootstrappedWithRoot() {
  const made = await bootstrappedVault();
  return { ...made, root: made.vault.withToken(await makeRootToken(made.vault, made.shares.slice(0, 2))) };
}
