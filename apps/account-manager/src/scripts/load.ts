import { readScript, type Script } from '@muster/service-kit';

/** Joins Lua files of this service to one script, in this order. */
export const load = (...names: string[]): Script =>
  readScript(...names.map(name => new URL(`../../lua/${name}.lua`, import.meta.url)));
