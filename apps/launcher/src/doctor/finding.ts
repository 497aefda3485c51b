/** What a look at one thing this machine must have came to. */
export type Finding =
  | { readonly status: 'ok'; readonly detail: string }
  /** Not there, and what mends it: a command where there is one. */
  | { readonly status: 'missing'; readonly detail: string; readonly mend: string };

export interface Examination {
  readonly name: string;
  examine(): Promise<Finding>;
}

export function ok(detail: string): Finding {
  return { status: 'ok', detail };
}

export function missing(detail: string, mend: string): Finding {
  return { status: 'missing', detail, mend };
}
