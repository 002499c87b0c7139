/** What the command's exit code says. */
export const EXIT = {
  fine: 0,
  /** A check failed. */
  failed: 1,
  usage: 2,
  /** A spec or a scenario cannot be used as it is. */
  badInput: 3,
  /** A port or a permission could not be had. */
  noPort: 4,
} as const;

/** Ends the command with a message on stderr and a code. */
export class CommandError extends Error {
  readonly exitCode: number;

  constructor(message: string, exitCode: number) {
    super(message);
    this.name = 'CommandError';
    this.exitCode = exitCode;
  }
}
