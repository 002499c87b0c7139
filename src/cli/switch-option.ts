import { Option } from 'commander';

/**
 * A flag without a value, which a variable of the environment turns on too. Not the option's own variable: that would
 * take any text for a yes, 0 as well.
 */
export function switchOption(flag: string, description: string, name: string): Option {
  return new Option(flag, `${description} (env: RINGBACK_${name})`);
}

/** Whether a switch is on, by its flag or by its variable. */
export function isOn(flag: boolean | undefined, name: string): boolean {
  return flag ?? /^(?:1|true|yes|on)$/i.test(process.env[`RINGBACK_${name}`] ?? '');
}
