/** What the global set-up hands to every test file: starting either costs seconds, so all files share both. */
export type SharedDashboard = {
  /** Where the built page and its API answer, in demo mode, whose limits are quick. */
  url: string;
  /** The control API of its local Telegram. */
  sandboxUrl: string;
  /** Where the browser takes orders. */
  browserUrl: string;
};

declare module 'vitest' {
  interface ProvidedContext {
    /** Null on a machine without a browser. */
    dashboard: SharedDashboard | null;
  }
}
