/** Where a data centre listens. */
export type DataCenter = { readonly id: number; readonly host: string; readonly port: number };

/** Where the data centres of this Telegram are; filled when the listeners are open. */
export type DataCenters = {
  readonly main: DataCenter[];
  /** For files only; they share the keys of the main listener with their number. */
  readonly media: DataCenter[];
};
