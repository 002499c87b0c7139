import { drawAt, type Key, keyOf } from '../../src/core/random.ts';

/** Area codes of places that people know; the subscriber numbers 555-0100 to 555-0199 belong to nobody. */
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

/** How many different customers' numbers there are. */
export const CUSTOMER_NUMBERS = AREA_CODES.length * LINES;

/** The number of a customer, by index. */
export function customerNumber(index: number): string {
  const area = AREA_CODES[Math.floor(index / LINES) % AREA_CODES.length] ?? 415;
  return `+1${area}555${String(100 + (index % LINES)).padStart(4, '0')}`;
}

/** The account's own number that an agent calls from and is called on. */
export function agentNumber(agentId: string): string {
  return `+1415555${String(100 + Math.floor(drawAt(keyOf('agent number', agentId)) * LINES)).padStart(4, '0')}`;
}

/** A customer's number drawn by a key. */
export function drawCustomerNumber(key: Key): string {
  return customerNumber(Math.floor(drawAt(key, 'customer') * CUSTOMER_NUMBERS));
}
