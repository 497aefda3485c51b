import type { LeasePurpose } from '@muster/contracts';

/** Which account is wanted, and for what. */
export type LeaseQuestion = {
  teamId: string;
  purpose: LeasePurpose;
  /** For `invite`: where the account must have the right to. */
  channel?: string | undefined;
  /** Only these; any of the team where absent. */
  accountIds?: readonly string[] | undefined;
  /** Refusals of the right that were heard before this are asked about again. */
  refusalsSince?: string | undefined;
};

/** In ms; 0 where every refusal that is remembered counts. */
export const refusalsSince = ({ refusalsSince: since }: LeaseQuestion): number =>
  since === undefined ? 0 : Date.parse(since);
