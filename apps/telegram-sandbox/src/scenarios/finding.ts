import { CannotStart } from '../cannot-start.ts';

/** Something that keeps a scenario from being made: where it stands in it, and what to do about it. */
export type Finding = { readonly path: readonly PropertyKey[]; readonly message: string };

/** All that is wrong with a scenario; nothing of it was made. The message has a line for each finding. */
export class ScenarioError extends CannotStart {
  override name = 'ScenarioError';
}
