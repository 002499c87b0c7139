import { FileError, SpecError } from '../index.ts';
import { CommandError, EXIT } from './exit-code.ts';

/** What a server that could not be started is to the command's caller: what is none of theirs stays as it is. */
export function toStartError(error: unknown): unknown {
  if (!(error instanceof Error)) return error;
  if (error instanceof SpecError || error instanceof FileError)
    return new CommandError(error.message, EXIT.badInput);
  const code = 'code' in error ? error.code : undefined;
  switch (code) {
    case 'EADDRINUSE':
      return noPort('it is in use', error);
    case 'EACCES':
      return noPort('it is not permitted', error);
    case 'EADDRNOTAVAIL':
      return noPort('there is no such address', error);
    case 'RINGBACK_ADMIN_NO_TOKEN':
    case 'RINGBACK_INTERCEPT_TRUST':
    case 'RINGBACK_TLS_CA':
      return new CommandError(error.message, EXIT.noPort);
    case 'RINGBACK_SERVE_PROVIDER':
    case 'RINGBACK_SERVE_PUBLIC_URL':
    case 'RINGBACK_SERVE_RULE':
    case 'RINGBACK_SERVE_SANDBOX_HOST':
    case 'RINGBACK_SERVE_SANDBOX_IDLE':
    case 'RINGBACK_SERVE_FOLDER':
    case 'RINGBACK_SERVE_SPEC_NAME':
    case 'RINGBACK_CLOCK_START':
    case 'RINGBACK_WEBHOOK_MAP':
    case 'RINGBACK_INTERCEPT_ALLOW':
    case 'RINGBACK_TLS_PAIR':
    case 'RINGBACK_TLS_PEM':
    case 'RINGBACK_TLS_READ':
      return new CommandError(error.message, EXIT.usage);
    case 'RINGBACK_SCENARIO_UNKNOWN':
    case 'RINGBACK_SCENARIO_INVALID':
      return new CommandError(error.message, EXIT.badInput);
    default:
      return error;
  }
}

function noPort(why: string, error: Error): CommandError {
  const where = 'port' in error ? error.port : 'asked for';
  const message = `Failed to listen on port "${where}": ${why}. Choose another with --port or --admin-port.`;
  return new CommandError(message, EXIT.noPort);
}
