/** Another replica owns the account, or may still own it: nothing may be said to Telegram for it from here. */
export class OwnedElsewhere extends Error {
  override readonly name = 'OwnedElsewhere';
  /** Where its owner is to be asked; null where nobody can be asked now. */
  readonly url: string | null;
  /** After so long the account can be had here, unless its owner gives another sign of life; in ms. */
  readonly freeInMs: number;

  constructor({ url, freeInMs }: { url: string | null; freeInMs: number }, options?: ErrorOptions) {
    super('another replica owns this account', options);
    this.url = url;
    this.freeInMs = freeInMs;
  }
}
