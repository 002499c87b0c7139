import { FileError, SpecError } from '../index.ts';
import { CommandError, EXIT } from './exit-code.ts';

/** What a server that could not be started is to the command's caller: what is none of theirs stays as it is. */
export function toStartError(error: unknown): unknown {
  if (!(error instanceof Error)) return error;
  if (error instanceof SpecError) return new CommandError(withPlace(error), EXIT.badInput);
  if (error instanceof FileError) return new CommandError(error.message, EXIT.badInput);
  const code = 'code' in error ? error.code : undefined;
  switch (code) {
    case 'EADDRINUSE':
      return noPort('it is in use', error);
    case 'EACCES':
      return noPort('it is not permitted', error);
    case 'EADDRNOTAVAIL':
      return noPort('there is no such address', error);
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return noHost(error);
    case 'RINGBACK_ADMIN_NO_TOKEN':
    case 'RINGBACK_INTERCEPT_TRUST':
    case 'RINGBACK_TLS_CA':
      return new CommandError(error.message, EXIT.noPort);
    case 'RINGBACK_ADMIN_TOKEN_FORM':
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

function noHost(error: Error): CommandError {
  const host = 'hostname' in error ? error.hostname : 'asked for';
  const message = `Failed to listen on host "${host}": it has no address. Choose another with --host or --admin-host, such as 127.0.0.1.`;
  return new CommandError(message, EXIT.noPort);
}

/** Of several specs it is to be found which one is meant, and where in it. */
function withPlace({ message, provider, position }: SpecError): string {
  const place = position ? `, line ${position.line}, column ${position.column}` : '';
  return `${message} (In the spec of "${provider}"${place}.)`;
}
