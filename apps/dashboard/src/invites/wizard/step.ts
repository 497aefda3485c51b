/** The steps of preparing a task, in their order. */
export const STEPS = ['destination', 'accounts', 'people', 'summary'] as const;
export type Step = (typeof STEPS)[number];
