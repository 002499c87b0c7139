/** A day, as the epoch milliseconds of its midnight in UTC. */
export type Day = number;

export const DAY_MS = 86_400_000;

/** The day that an instant falls on. */
export function dayOf(at: number): Day {
  return Math.floor(at / DAY_MS) * DAY_MS;
}

/** Whether an office would be open: not a weekend, nor one of the few holidays that keep their date. */
export function isWorkday(day: Day): boolean {
  const date = new Date(day);
  const weekday = date.getUTCDay();
  return weekday !== 0 && weekday !== 6 && !HOLIDAYS.has(`${date.getUTCMonth() + 1}-${date.getUTCDate()}`);
}

/** The workday that comes `count` workdays after the given day; before it, where `count` is negative. */
export function shiftWorkdays(day: Day, count: number): Day {
  const step = count < 0 ? -DAY_MS : DAY_MS;
  let shifted = day;
  for (let left = Math.abs(count); left > 0; ) {
    shifted += step;
    if (isWorkday(shifted)) left -= 1;
  }
  return shifted;
}

/** `Thursday` */
export function weekdayName(day: Day): string {
  return WEEKDAYS[new Date(day).getUTCDay()] ?? '';
}

/** `Thursday the 14th`: for a day within a few weeks, where the month goes without saying. */
export function spokenDay(day: Day): string {
  return `${weekdayName(day)} the ${ordinal(new Date(day).getUTCDate())}`;
}

/** `March 14th` */
export function monthDay(day: Day): string {
  return `${monthName(day)} ${ordinal(new Date(day).getUTCDate())}`;
}

/** `March` */
export function monthName(day: Day): string {
  return MONTHS[new Date(day).getUTCMonth()] ?? '';
}

/** `1st`, `2nd`, `11th`, `23rd` */
export function ordinal(value: number): string {
  const tens = value % 100;
  const suffix = tens >= 11 && tens <= 13 ? 'th' : (SUFFIXES[value % 10] ?? 'th');
  return `${value}${suffix}`;
}

const WEEKDAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];
const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];
const SUFFIXES = ['th', 'st', 'nd', 'rd'];
const HOLIDAYS = new Set(['1-1', '7-4', '12-24', '12-25', '12-26', '12-31']);
