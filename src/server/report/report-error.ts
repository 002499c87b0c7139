/** A report that cannot be read or written; what to do is in the message. */
export class ReportError extends Error {
  /** From the catalogue in docs/errors.md. */
  readonly code: 'RINGBACK_REPORT_INVALID' | 'RINGBACK_REPORT_WRITE';

  constructor(code: ReportError['code'], message: string) {
    super(message);
    this.name = 'ReportError';
    this.code = code;
  }
}
