/** Something was chosen that there is not; what to choose instead is in the message. */
export class ChoiceError extends Error {
  /** From the catalogue in docs/errors.md. */
  readonly code: string;

  constructor(code: string, message: string) {
    super(message);
    this.name = 'ChoiceError';
    this.code = code;
  }
}
