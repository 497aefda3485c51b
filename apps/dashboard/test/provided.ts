/** What the global set-up hands to every test file: starting the suite costs seconds, so all files share it. */
export type SharedDashboard = {
  /** Where the built page and its API answer, in demo mode, whose limits are quick. */
  url: string;
  /** The control API of its local Telegram. */
  sandboxUrl: string;
  /** The program of the browser; each test file has one of its own, which costs less than to reach a shared one. */
  browserPath: string;
};

declare module 'vitest' {
  interface ProvidedContext {
    /** Null on a machine without a browser. */
    dashboard: SharedDashboard | null;
  }
}
