/** One thing an installation's Vault has to have, and what it takes to get there from where it is. */
export type Step = {
  name: string;
  /** `differs`: it is there, and not as it should be. */
  state: 'there' | 'missing' | 'differs';
  apply(): Promise<void>;
};
