/** No data centre answered: nothing was sent. */
export class NotConnected extends Error {
  override readonly name = 'NotConnected';

  constructor(options?: ErrorOptions) {
    super('Telegram cannot be reached', options);
  }
}

/** What Muster itself needs to speak for an account is not at hand (its session, a key, Postgres): nothing was sent. */
export class NotOpened extends Error {
  override readonly name = 'NotOpened';

  constructor(options: ErrorOptions) {
    super('the connection cannot be opened', options);
  }
}

/** The connection ended under a call: whether Telegram did what was asked is not known. */
export class ConnectionLost extends Error {
  override readonly name = 'ConnectionLost';

  constructor() {
    super('the connection was lost');
  }
}

/** No answer in time: whether Telegram did what was asked is not known. */
export class CallDeadlineExceeded extends Error {
  override readonly name = 'CallDeadlineExceeded';

  constructor() {
    super('Telegram did not answer in time');
  }
}

/** The server does not know the session's key: the session has ended, nothing was done. */
export class SessionKeyUnknown extends Error {
  override readonly name = 'SessionKeyUnknown';

  constructor() {
    super('the session is not known any more');
  }
}
