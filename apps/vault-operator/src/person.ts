import { createInterface } from 'node:readline/promises';
import confirm from '@inquirer/confirm';
import password from '@inquirer/password';
import { BrokenOff, CannotDo, print } from './print.ts';

/** Who sits at the keyboard. What is secret is asked for here, and shown here, and goes nowhere else. */
export type Person = {
  tell(line?: string): void;
  /** Asks for something that is not shown while it is typed. */
  askSecret(question: string): Promise<string>;
  agrees(question: string): Promise<boolean>;
};

/** Answers that come through a pipe are read line by line, e.g. from a password store: `yes` agrees. */
export const personAtTerminal: Person = {
  tell: print,
  askSecret: question =>
    process.stdin.isTTY
      ? atKeyboard(() => password({ message: question, toggleMask: false }))
      : nextLine(question),
  agrees: async question =>
    process.stdin.isTTY
      ? atKeyboard(() => confirm({ message: question, default: false }))
      : (await nextLine(question)).trim() === 'yes',
};

async function atKeyboard<T>(prompt: () => Promise<T>): Promise<T> {
  try {
    return await prompt();
  } catch (error) {
    // What @inquirer throws at Ctrl-C, and where the terminal goes away.
    if (error instanceof Error && error.name === 'ExitPromptError') throw new BrokenOff();
    throw error;
  }
}

let lines: AsyncIterator<string> | undefined;

async function nextLine(question: string): Promise<string> {
  lines ??= createInterface({ input: process.stdin })[Symbol.asyncIterator]();
  const line = await lines.next();
  if (line.done) throw new CannotDo(`Nobody is there to answer: ${question}`);
  return line.value;
}
