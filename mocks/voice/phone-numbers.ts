import { formatId, type IdForm, parseId } from '../../src/core/id-form.ts';
import { drawAt, keyOf } from '../../src/core/random.ts';
import type { Serial } from '../../src/core/serial.ts';

/** Area codes of customers; the subscriber numbers 555-0100 to 555-0199 belong to nobody. 415 is the account's. */
const AREA_CODES = [
  201, 202, 203, 205, 206, 207, 208, 210, 212, 213, 214, 216, 217, 219, 228, 231, 239, 240, 248, 251, 252,
  253, 254, 256, 260, 262, 267, 269, 270, 301, 302, 303, 304, 305, 307, 308, 309, 310, 312, 313, 314, 315,
  316, 317, 318, 319, 320, 321, 323, 325, 330, 334, 336, 337, 339, 347, 351, 352, 360, 361, 385, 386, 401,
  402, 404, 405, 406, 407, 408, 409, 410, 412, 413, 414, 417, 419, 423, 424, 425, 432, 434, 435, 440, 443,
  469, 478, 479, 480, 501, 502, 503, 504, 505, 507, 508, 509, 510, 512, 513, 515, 516, 517, 518, 520, 530,
  540, 541, 551, 559, 561, 562, 563, 567, 570, 571, 573, 574, 580, 585, 586, 601, 602, 603, 605, 606, 607,
  608, 609, 610, 612, 614, 615, 616, 617, 618, 619, 620, 623, 626, 630, 631, 636, 641, 646, 650, 651, 661,
  662, 678, 682, 701, 702, 703, 704, 706, 707, 708, 712, 713, 714, 715, 716, 717, 718, 719, 720, 724, 727,
  731, 732, 734, 740, 754, 757, 760, 763, 765, 770, 772, 773, 774, 775, 781, 785,
];
const LINES = 100;
/** Has no factor in common with the count of area codes or of lines, so that every number has one index. */
const STRIDE = 37;

/** How many different customers' numbers there are. */
export const CUSTOMER_NUMBERS = AREA_CODES.length * LINES;

/** The number of a customer, by index; neighbours live far apart. */
export function customerNumber(index: number): string {
  const place = index % AREA_CODES.length;
  const area = AREA_CODES[(place * STRIDE) % AREA_CODES.length] ?? 212;
  const line = (Math.floor(index / AREA_CODES.length) + place * STRIDE) % LINES;
  return `+1${area}555${String(100 + line).padStart(4, '0')}`;
}

/** The account's own number that an agent calls from and is called on. */
export function agentNumber(agentId: string): string {
  return accountNumber('agent number', agentId);
}

/** An id of a number. Ids of the account's and of all other E.164 numbers can be read back. */
export function phoneNumberId(form: IdForm, number: string): string {
  return formatId(form, serialOfNumber(number));
}

/** The number that an id stands for; an id that this form did not make has one of the account's numbers. */
export function numberOfId(form: IdForm, id: string): string {
  const serial = parseId(form, id);
  const number = serial && numberOfSerial(serial);
  return number ?? accountNumber('phone number id', id);
}

const E164 = /^\+[1-9]\d{1,14}$/;
const WORD = 2 ** 32;
/** Fifteen digits leave the upper bits of a serial free: this one marks what is no number. */
const NO_NUMBER = 0x8000_0000;

function serialOfNumber(number: string): Serial {
  if (E164.test(number)) {
    const digits = Number(number.slice(1));
    return { hi: Math.floor(digits / WORD), lo: digits >>> 0 };
  }
  const { hi, lo } = keyOf('no phone number', number);
  return { hi: (hi | NO_NUMBER) >>> 0, lo };
}

function numberOfSerial({ hi, lo }: Serial): string | undefined {
  const number = `+${hi * WORD + lo}`;
  return hi < NO_NUMBER && E164.test(number) ? number : undefined;
}

function accountNumber(...labels: readonly [string, string]): string {
  return `+1415555${String(100 + Math.floor(drawAt(keyOf(...labels)) * LINES)).padStart(4, '0')}`;
}
