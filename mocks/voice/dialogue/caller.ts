import type { Draw } from './dialogue.ts';
import { callerFirstName, callerLastName } from './names.ts';
import { createMake, type Facts } from './slots.ts';
import { spelledOut } from './spoken.ts';

/**
 * What is known of the other party in every call: `{first}`, `{last}`, `{name}`, `{spelled}`, `{email}`,
 * `{phone}` with its last four digits `{phoneEnd}`, and `{street}`. Numbers and addresses are of the ranges
 * kept for fiction: 555-0100 to 555-0199, and example.com.
 *
 * @example
 * callerFacts(request.at, request.draw).email; // 'priya.lindqvist@example.com'
 */
export function callerFacts(at: number, draw: Draw): Facts {
  const make = createMake('caller', at, draw);
  const first = callerFirstName(draw);
  const last = callerLastName(draw);
  const phoneEnd = make.code('phone', '01##');
  return {
    first,
    last,
    name: `${first} ${last}`,
    spelled: spelledOut(last),
    email: `${first}.${last}@example.com`.toLowerCase(),
    phone: `${make.pick('area', AREA_CODES)}-555-${phoneEnd}`,
    phoneEnd,
    street: `${make.whole('house', 12, 2480)} ${make.pick('street', STREETS)}`,
  };
}

/** Another ending of the same range: never the same, for steps from 1 to 99. */
export function anotherPhoneEnd(phoneEnd: string, step: number): string {
  return `01${((Number(phoneEnd.slice(2)) + step) % 100).toString().padStart(2, '0')}`;
}

const AREA_CODES = [
  '206',
  '303',
  '312',
  '404',
  '415',
  '503',
  '512',
  '602',
  '617',
  '704',
  '718',
  '919',
] as const;

const STREETS = [
  'Alder Street',
  'Beacon Avenue',
  'Birch Lane',
  'Canal Street',
  'Cedar Court',
  'Chestnut Street',
  'Clover Drive',
  'Dogwood Lane',
  'Elm Street',
  'Fairview Road',
  'Garfield Avenue',
  'Harbor Drive',
  'Hickory Road',
  'Juniper Way',
  'Lakeview Terrace',
  'Linden Street',
  'Maple Avenue',
  'Mill Road',
  'Orchard Lane',
  'Park Place',
  'Quarry Road',
  'Ridge Road',
  'Spruce Street',
  'Sycamore Drive',
  'Walnut Street',
  'Willow Court',
] as const;
