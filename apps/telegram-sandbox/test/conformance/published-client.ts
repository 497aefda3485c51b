import type { Buffer } from 'node:buffer';

type DataCenterAddress = { readonly id: number; readonly host: string; readonly port: number };

/** What every client needs to find this Telegram in the place of the real one; `GET /server` tells it. */
export type ServerAddress = {
  readonly dataCenters: readonly DataCenterAddress[];
  /** For files only. */
  readonly mediaDataCenters: readonly DataCenterAddress[];
  /** PKCS#1. */
  readonly publicKeyPem: string;
  readonly fingerprint: string;
};

export type Identity = { readonly id: string; readonly firstName: string; readonly username: string | null };
export type ReceivedMessage = { readonly text: string; readonly fromId: string };
export type InvitedUsers = {
  /** Null from clients whose layer does not tell. */
  readonly missingIds: readonly string[] | null;
};

/** The name of an error Telegram answered, for instance FLOOD_WAIT_30. */
export class CallRefused extends Error {
  override name = 'CallRefused';
}

/**
 * One client of one author, as far as the suite drives it, with what it does by itself left on. People and chats
 * are addressed by username: each client resolves and remembers them in its own way.
 */
export type ConnectedClient = {
  requestCode(phone: string): Promise<string>;
  signIn(phone: string, codeHash: string, code: string): Promise<void>;
  checkPassword(password: string): Promise<void>;
  /** Ends when the login has; `show` is called with every token there is to be scanned, in base64url. */
  logInByQr(show: (token: string) => void): Promise<void>;
  acceptLoginToken(token: string): Promise<void>;
  logOut(): Promise<void>;
  me(): Promise<Identity>;
  resolve(username: string): Promise<{ readonly id: string; readonly name: string }>;
  members(channel: string, offset: number, limit: number): Promise<{ count: number; ids: string[] }>;
  invite(channel: string, usernames: readonly string[]): Promise<InvitedUsers>;
  /** Newest first, unless it is to be read from its beginning. */
  history(username: string, limit: number, fromBeginning?: boolean): Promise<{ id: number; text: string }[]>;
  /** The id of the message that was sent. */
  send(username: string, text: string, randomId: bigint): Promise<number>;
  /** The next message that was pushed. */
  nextMessage(): Promise<ReceivedMessage>;
  downloadProfilePhoto(username: string): Promise<Buffer>;
  /** What it keeps to come back as who it is. */
  saveSession(): Promise<string>;
  close(): Promise<void>;
};

export type PublishedClient = {
  readonly name: string;
  readonly layer: number;
  /** Whether it is installed on this machine. */
  readonly installed: boolean;
  connect(server: ServerAddress, session?: string): Promise<ConnectedClient>;
};
