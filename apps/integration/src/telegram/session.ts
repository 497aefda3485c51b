import { sessions } from 'telegram';
import { AuthKey } from 'telegram/crypto/AuthKey.js';
import { UpdateConnectionState } from 'telegram/network/index.js';
import { z } from 'zod';
import { dataCenterName } from './data-centers.ts';

/** What an account's session is made of: whoever has it is the account. Stored encrypted only. */
export const StoredSession = z.object({
  dataCenter: z.number().int(),
  address: z.string(),
  port: z.number().int(),
  authKey: z.base64(),
});
export type StoredSession = z.infer<typeof StoredSession>;

export type SessionOptions = {
  /** Data centres are configured: sessions name them, see {@link dataCenterName}. */
  named: boolean;
  stored?: StoredSession;
  /** The server does not know the session's key any more. The client itself would wait for an answer for ever. */
  onKeyUnknown: () => void;
  /** Everything the client hears, answers and pushed updates alike. */
  onHeard: (heard: unknown) => void;
};

/** A session without the client's memory of everybody it ever met: access hashes are kept in Postgres. */
export class AccountSession extends sessions.MemorySession {
  readonly #options: SessionOptions;

  constructor(options: SessionOptions) {
    super();
    this.#options = options;
    const { stored } = options;
    if (stored) this.setDC(stored.dataCenter, stored.address, stored.port);
  }

  override async load(): Promise<void> {
    const { stored } = this.#options;
    if (!stored || this.authKey) return;
    const authKey = new AuthKey();
    await authKey.setKey(Buffer.from(stored.authKey, 'base64'));
    this.setAuthKey(authKey);
  }

  override setDC(dataCenter: number, address: string, port: number): void {
    super.setDC(dataCenter, this.#options.named ? dataCenterName(dataCenter) : address, port);
  }

  /** Hears everything the client hears, also that the server forgot the key (transport error 404). */
  override processEntities(heard: unknown): void {
    this.#options.onHeard(heard);
    if (heard instanceof UpdateConnectionState && heard.state === UpdateConnectionState.broken) {
      this.#options.onKeyUnknown();
    }
  }

  /** What is needed to go on with this session later. */
  export(): StoredSession {
    const key = this.authKey?.getKey();
    if (!key) throw new Error('the session has no key yet');
    return {
      dataCenter: this.dcId,
      address: this.serverAddress,
      port: this.port,
      authKey: key.toString('base64'),
    };
  }
}
