import path from 'node:path';

/** Absolute path of the clone this file lies in. */
export const repositoryRoot = path.resolve(import.meta.dirname, '../../..');
