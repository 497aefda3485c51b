/** One thing that was looked at, and how it is; what is wrong says why, and what to do about it. */
export type Finding = { what: string } & (
  | { is: 'right'; how: string }
  | { is: 'wrong'; why: string; todo: string }
);

export const right = (what: string, how: string): Finding => ({ what, is: 'right', how });
export const wrong = (what: string, why: string, todo: string): Finding => ({ what, is: 'wrong', why, todo });

/** Findings one by one; the answer at the end is null where nothing behind it can be looked at. */
export type Look<T> = AsyncGenerator<Finding, T | null>;
