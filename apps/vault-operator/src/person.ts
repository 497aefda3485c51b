import confirm from '@inquirer/confirm';
import password from '@inquirer/password';
import { CannotDo, print } from './print.ts';

/** Who sits at the keyboard. What is secret is asked for here, and shown here, and goes nowhere else. */
export type Person = {
  tell(line?: string): void;
  /** Asks for something that is not shown while it is typed. */
  askSecret(question: string): Promise<string>;
  agrees(question: string): Promise<boolean>;
};

export const personAtTerminal: Person = {
  tell: print,
  askSecret: question => atTerminal(question, () => password({ message: question })),
  agrees: question => atTerminal(question, () => confirm({ message: question, default: false })),
};

async function atTerminal<T>(question: string, prompt: () => Promise<T>): Promise<T> {
  if (!process.stdin.isTTY) throw new CannotDo(`Nobody is there to answer: ${question}`);
  return prompt();
}
