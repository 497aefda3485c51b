import { startVaultDouble } from '@muster/testkit';
import { armor, Decrypter, generateX25519Identity, identityToRecipient } from 'age-encryption';
import { describe, expect, it, onTestFinished } from 'vitest';
import { cancelBegunRekey, rekey } from '../src/commands/rekey.ts';
import { unsealWithShares } from '../src/commands/unseal.ts';
import { CannotDo } from '../src/print.ts';
import { createVault, type Vault, VaultRefused } from '../src/vault/client.ts';
import { initialise } from '../src/vault/initialise.ts';
import { readSealStatus, untilActive } from '../src/vault/seal.ts';
import { openVault, restart } from './a-vault.ts';
import { personWith } from './person.ts';

const split = { shares: 5, threshold: 3, recipients: [] };
const sharesIn = (told: string) => told.match(/^[A-Za-z0-9+/]{44}$/gm) ?? [];

/** Who gives shares of now, and gives back the new ones as they are told. */
function holder(shares: readonly string[]) {
  const answers = [...shares];
  const who = personWith(answers);
  const person = {
    ...who.person,
    askSecret: async (question: string) => {
      const made = sharesIn(who.told());
      const back = /^New share (\d)/.exec(question)?.[1];
      return back ? (made[Number(back)] ?? '') : who.person.askSecret(question);
    },
  };
  return { person, told: who.told };
}

const opens = async (vault: Vault, shares: readonly string[]) => {
  const unsealing = unsealWithShares(vault, { VAULT_UNSEAL_SHARES: shares.join(',') }, personWith().person);
  await unsealing.catch((error: unknown) => {
    if (!(error instanceof CannotDo)) throw error;
  });
  return !(await readSealStatus(vault)).sealed;
};

describe('rekey', () => {
  it('makes new shares for enough of the old, which open nothing any more', async () => {
    const { server, vault, shares } = await openVault();
    const { person, told } = holder(shares.slice(0, 2));
    await rekey(vault, split, person);
    const made = sharesIn(told());
    expect(new Set(made).size).toBe(5);
    await restart({ server, vault });
    expect(await opens(vault, shares)).toBe(false);
    expect(await opens(vault, made.slice(2))).toBe(true);
  });

  it('gives each new share to its holder alone where age keys are given, who gives it back', async () => {
    const { server, vault, shares } = await openVault();
    const keys = await Promise.all([generateX25519Identity(), generateX25519Identity()]);
    const recipients = await Promise.all(keys.map(identityToRecipient));
    const made: string[] = [];
    const who = personWith(shares.slice(0, 2));
    const person = {
      ...who.person,
      askSecret: async (question: string) => {
        const back = Number(/^New share (\d)/.exec(question)?.[1] ?? 0);
        if (back === 0) return who.person.askSecret(question);
        const files = who.told().match(/-----BEGIN AGE[\s\S]+?-----END AGE ENCRYPTED FILE-----/g) ?? [];
        const decrypter = new Decrypter();
        decrypter.addIdentity(keys[back - 1] ?? '');
        made.push(await decrypter.decrypt(armor.decode(files[back - 1] ?? ''), 'text'));
        return made.at(-1) ?? '';
      },
    };
    await rekey(vault, { shares: 2, threshold: 2, recipients }, person);
    expect(who.told()).not.toMatch(/^[A-Za-z0-9+/]{43}=?$/m);
    await restart({ server, vault });
    expect(await opens(vault, made)).toBe(true);
  });

  it('broken off after a share, goes on with the next one', async () => {
    const { vault, shares } = await openVault();
    await expect(rekey(vault, split, holder(shares.slice(0, 1)).person)).rejects.toThrow(
      'Nobody is there to answer',
    );
    const other = personWith([], { agrees: false });
    await expect(rekey(vault, split, other.person)).rejects.toThrow('stays as it is');
    expect(other.told()).toContain('1 of 2 shares were given');
    await expect(rekey(vault, { ...split, shares: 4 }, other.person)).rejects.toThrow('for 5 shares');
    const { person, told } = holder(shares.slice(1, 2));
    await rekey(vault, split, person);
    expect(told()).toContain('From now on the new shares open Vault');
  });

  it('broken off before the new shares are given back, leaves the old ones in force', async () => {
    const { server, vault, shares } = await openVault();
    const first = personWith(shares.slice(0, 2));
    await expect(rekey(vault, split, first.person)).rejects.toThrow(
      'Nobody is there to answer: New share 1 of 3',
    );
    const made = sharesIn(first.told());
    const second = personWith(made.slice(0, 3));
    await rekey(vault, split, second.person);
    expect(second.told()).toContain('its new shares were made');
    await restart({ server, vault });
    expect(await opens(vault, shares)).toBe(false);
    expect(await opens(vault, made.slice(0, 3))).toBe(true);
  });

  it('is cancelled at any time, and the shares it has made open nothing', async () => {
    const { server, vault, shares } = await openVault();
    const first = personWith(shares.slice(0, 2));
    await expect(rekey(vault, split, first.person)).rejects.toThrow('Nobody is there to answer');
    const { person, told } = personWith();
    await cancelBegunRekey(vault, person);
    expect(told()).toContain('cancelled');
    await cancelBegunRekey(vault, person);
    expect(told()).toContain('no rekey under way');
    await restart({ server, vault });
    expect(await opens(vault, sharesIn(first.told()).slice(0, 3))).toBe(false);
    expect(await opens(vault, shares)).toBe(true);
  });

  it('asks again after a share given twice, and for all of them after a wrong one', async () => {
    const { vault, shares } = await openVault();
    const [one = '', two = ''] = shares;
    const foreign = Buffer.alloc(33, 7).toString('base64');
    const { person, told } = holder([one, one, foreign, one, two]);
    await rekey(vault, split, person);
    expect(told().match(/Vault does not take it/g)).toHaveLength(2);
    expect(told()).toContain('From now on the new shares open Vault');
  });

  it('asks for all of the new ones again after a wrong one was given back', async () => {
    const { server, vault, shares } = await openVault();
    const { person, told } = holder(shares.slice(0, 2));
    let isFirst = true;
    const clumsy = {
      ...person,
      askSecret: async (question: string) => {
        const share = await person.askSecret(question);
        if (!question.startsWith('New share 3') || !isFirst) return share;
        isFirst = false;
        return Buffer.alloc(33, 7).toString('base64');
      },
    };
    await rekey(vault, split, clumsy);
    expect(isFirst).toBe(false);
    expect(told()).toContain('From now on the new shares open Vault');
    await restart({ server, vault });
    expect(await opens(vault, sharesIn(told()).slice(0, 3))).toBe(true);
  });

  it('says how a Vault is made to take shares that takes none of those who have no token', async () => {
    const double = await startVaultDouble({ sharesNeedToken: true });
    onTestFinished(() => double.stop());
    const closed = createVault(double.url);
    const { shares, rootToken } = await initialise(closed, { shares: 3, threshold: 2 });
    await opens(closed, shares);
    await untilActive(closed);
    const refused = rekey(closed, split, personWith().person);
    await expect(refused).rejects.toThrow(/VAULT_TOKEN_FILE.*enable_unauthenticated_access = \["rekey"\]/);
    const { person, told } = holder(shares.slice(0, 2));
    await rekey(closed.withToken(rootToken), split, person);
    expect(told()).toContain('From now on the new shares open Vault');
    // As OpenBao answers, with a token too.
    const openBao = {
      ...closed,
      call: () => Promise.reject(new VaultRefused('GET sys/rekey/init', 405, [])),
    };
    await expect(rekey(openBao, split, person)).rejects.toThrow('disable_unauthed_rekey_endpoints = false');
  });

  it('says so where a restart of Vault has ended it', async () => {
    const { server, vault, shares } = await openVault();
    const who = personWith(shares.slice(0, 1));
    const person = {
      ...who.person,
      askSecret: async (question: string) => {
        if (question.startsWith('Share 2')) {
          await restart({ server, vault });
          expect(await opens(vault, shares)).toBe(true);
          return shares[1] ?? '';
        }
        return who.person.askSecret(question);
      },
    };
    await expect(rekey(vault, split, person)).rejects.toThrow('Vault was restarted');
  });
});
