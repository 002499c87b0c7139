import { drawAt, keyOf } from '../../../src/core/random.ts';
import type { Draw } from './dialogue.ts';
import { callerFirstName, callerLastName } from './names.ts';
import { createMake, type Facts } from './slots.ts';
import { spelledOut } from './spoken.ts';

/**
 * What is known of the other party in every call: `{first}`, `{last}`, `{name}`, `{spelled}`, `{email}`,
 * `{phone}` with its last four digits `{phoneEnd}`, an old number's `{oldEnd}`, and `{street}`. All of it
 * follows from their number alone: whoever calls again is still the same person. Addresses are at example.com.
 *
 * @example
 * callerFacts('+12025550185').phone; // '202-555-0185'
 */
export function callerFacts(customerNumber: string): Facts {
  const draw = drawOfCustomer(customerNumber);
  const make = createMake('caller', 0, draw);
  const first = callerFirstName(draw);
  const last = callerLastName(draw);
  const phone = spokenNumber(customerNumber);
  const phoneEnd = customerNumber.replace(/\D/g, '').slice(-4).padStart(4, '0');
  return {
    first,
    last,
    name: `${first} ${last}`,
    spelled: spelledOut(last),
    email: `${first}.${last}@example.com`.toLowerCase(),
    phone,
    phoneEnd,
    oldEnd: anotherPhoneEnd(phoneEnd, make.whole('old', 1, 99)),
    street: `${make.whole('house', 12, 2480)} ${make.pick('street', STREETS)}`,
  };
}

/** The draws that belong to a person, and not to one of their calls. */
export function drawOfCustomer(customerNumber: string): Draw {
  const key = keyOf('customer', customerNumber);
  return (...labels) => drawAt(key, ...labels);
}

/** `202-555-0185`: a North American number, as it is said at home; any other as it is written. */
export function spokenNumber(number: string): string {
  return number.replace(/^\+1(\d{3})(\d{3})(\d{4})$/, '$1-$2-$3');
}

/** Another ending of the same range: never the same, for steps from 1 to 99. */
function anotherPhoneEnd(phoneEnd: string, step: number): string {
  const last = (Number(phoneEnd.slice(2)) + step) % 100;
  return `${phoneEnd.slice(0, 2)}${last.toString().padStart(2, '0')}`;
}

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
