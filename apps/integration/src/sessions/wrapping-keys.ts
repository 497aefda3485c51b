import { WrappingKeys as Secret, type SecretStore, secretPaths } from '@muster/secrets';

/** A key of the installation that wraps data keys, and the name it has in their rows. */
export type WrappingKey = { id: string; key: Buffer };

/** The wrapping keys as they were read last: a rotation shows with the next reading, and needs no restart. */
export type WrappingKeys = {
  newest(): WrappingKey;
  /** All but the newest. */
  earlier(): readonly WrappingKey[];
  /**
   * The key of that name, read anew where it is not known: another process may have wrapped with it already.
   * @throws when the secret has none of that name
   */
  byId(id: string): Promise<WrappingKey>;
  refresh(): Promise<void>;
};

/** @throws SecretUnavailable */
export async function openWrappingKeys(secrets: Pick<SecretStore, 'read'>): Promise<WrappingKeys> {
  const read = async () => {
    const [newest, ...earlier] = await secrets.read(secretPaths.sessionWrappingKeys, Secret);
    return { newest: decoded(newest), earlier: earlier.map(decoded) };
  };
  let keys = await read();
  const find = (id: string) => [keys.newest, ...keys.earlier].find(key => key.id === id);
  const refresh = async () => {
    keys = await read();
  };
  return {
    newest: () => keys.newest,
    earlier: () => keys.earlier,
    async byId(id) {
      const known = find(id);
      if (known) return known;
      await refresh();
      const found = find(id);
      if (!found) throw new Error(`there is no wrapping key ${id}`);
      return found;
    },
    refresh,
  };
}

const decoded = ({ id, key }: Secret[number]): WrappingKey => ({ id, key: Buffer.from(key, 'base64') });
