import pg from 'pg';

/** The password that counts at this moment. */
export type CurrentPassword = () => string;

/**
 * Connections that authenticate with the password of the moment in which they are opened, where it is not in the URL.
 * Not the option `password` of pg: of a URL without one it takes the empty text, which wins.
 */
export function clientClass(current: CurrentPassword): typeof pg.Client {
  return class extends pg.Client {
    constructor(config?: string | pg.ClientConfig) {
      super(config);
      this.password = current();
    }
  };
}
