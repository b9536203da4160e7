// Errors whose message is meant for the person at the keyboard: shown as they are, without a stack.

/** Something that the user can put right; `message` is Chinese and says how. */
export class UserError extends Error {
  override readonly name: string = 'UserError';
  /** Exit code of the process that ends on it. */
  readonly exitCode: number;

  constructor(message: string, exitCode = 1) {
    super(message);
    this.exitCode = exitCode;
  }
}

/** Any thrown value in; the words to show out. */
export const messageOf = (error: unknown): string =>
  error instanceof Error ? error.message : String(error);
