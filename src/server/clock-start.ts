import { type Instant, parseInstant } from '../core/instant.ts';

const TODAY = /^today (\d\d):(\d\d)(?::(\d\d))?$/;

/**
 * The instant that a clock starts at.
 *
 * @param text `now`, `today 09:00` in the machine's time zone, or an instant in ISO 8601.
 * @returns undefined when the text is none of these.
 */
export function resolveStart(text: string, wall: Instant): Instant | undefined {
  if (text === 'now') return wall;
  const today = TODAY.exec(text);
  if (!today) return parseInstant(text);
  const [hour = 0, minute = 0, second = 0] = today.slice(1).map((part) => Number(part ?? 0));
  if (hour > 23 || minute > 59 || second > 59) return undefined;
  return new Date(wall).setHours(hour, minute, second, 0);
}
