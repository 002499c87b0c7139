import { Option } from 'commander';
import { CommandError, EXIT } from './exit-code.ts';

/**
 * A flag without a value, which a variable of the environment turns on too. Not the option's own variable: that would
 * take any text for a yes, 0 as well.
 */
export function switchOption(flag: string, description: string, name: string): Option {
  return new Option(flag, `${description} (env: RINGBACK_${name})`);
}

/**
 * Whether a switch is on, by its flag or by its variable.
 *
 * @throws a CommandError where the variable says neither yes nor no.
 */
export function isOn(flag: boolean | undefined, name: string): boolean {
  if (flag !== undefined) return flag;
  const said = process.env[`RINGBACK_${name}`] ?? '';
  if (/^(?:1|true|yes|on)$/i.test(said)) return true;
  if (/^(?:0|false|no|off|)$/i.test(said)) return false;
  throw new CommandError(
    `Failed to read RINGBACK_${name}: ${JSON.stringify(said)} is neither yes nor no. Write 1 or 0.`,
    EXIT.usage,
  );
}
