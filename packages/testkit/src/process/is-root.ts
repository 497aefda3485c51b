/** Whether this process may do everything on this machine, and cannot run Postgres. */
export const isRoot = process.getuid?.() === 0;
