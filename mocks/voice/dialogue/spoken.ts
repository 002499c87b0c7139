/** `$89.50`, `$120`, `$1,240`: an amount in cents, as a transcript writes it. */
export function dollars(cents: number): string {
  const whole = grouped(Math.floor(cents / 100));
  const rest = cents % 100;
  return rest === 0 ? `$${whole}` : `$${whole}.${rest.toString().padStart(2, '0')}`;
}

/** `1,240`: a count, in groups of three digits. */
export function grouped(value: number): string {
  return value.toString().replace(/\B(?=(\d{3})+$)/g, ',');
}

/** `2 PM`, `10:40`, `noon`: minutes after midnight, in office hours, where a minute hand says the rest. */
export function clockTime(minutes: number): string {
  const hour = Math.floor(minutes / 60);
  const minute = minutes % 60;
  const face = hour % 12 === 0 ? 12 : hour % 12;
  if (minute !== 0) return `${face}:${minute.toString().padStart(2, '0')}`;
  if (hour === 12) return 'noon';
  return `${face} ${hour < 12 ? 'AM' : 'PM'}`;
}

/** `8 and 10 AM`, `10 AM and noon`, `1 and 3 PM`: what follows "between". */
export function hoursBetween(fromHour: number, toHour: number): string {
  const to = clockTime(toHour * 60);
  if (toHour === 12) return `${fromHour} AM and noon`;
  return fromHour < 12 && toHour > 12
    ? `${fromHour} AM and ${to}`
    : `${((fromHour + 11) % 12) + 1} and ${to}`;
}

/** `seven`; from thirteen on, the digits. */
export function numberWord(value: number): string {
  return NUMBERS[value] ?? value.toString();
}

/** `K-O-W-A-L-S-K-I` */
export function spelledOut(word: string): string {
  return [...word.toUpperCase().replace(/[^A-Z]/g, '')].join('-');
}

const NUMBERS = [
  'zero',
  'one',
  'two',
  'three',
  'four',
  'five',
  'six',
  'seven',
  'eight',
  'nine',
  'ten',
  'eleven',
  'twelve',
];
