import { expect, test } from '@jest/globals';
import { callerFacts, drawOfCustomer } from '../../mocks/voice/dialogue/caller.ts';
import { castStory } from '../../mocks/voice/dialogue/cast.ts';
import { COMPANIES } from '../../mocks/voice/dialogue/companies.ts';
import type { Dialogue, DialogueRequest, Draw, Persona } from '../../mocks/voice/dialogue/dialogue.ts';
import { composeDialogue } from '../../mocks/voice/dialogue/dialogue.ts';
import { stories } from '../../mocks/voice/dialogue/library.ts';
import { callerName } from '../../mocks/voice/dialogue/names.ts';
import { createMake, type Facts } from '../../mocks/voice/dialogue/slots.ts';
import { paceTurns, speechMs } from '../../mocks/voice/dialogue/speech.ts';
import { clockTime, dollars } from '../../mocks/voice/dialogue/spoken.ts';
import type { Story } from '../../mocks/voice/dialogue/story.ts';
import { composeVoicemail } from '../../mocks/voice/dialogue/voicemail.ts';

const PERSONAS: readonly Persona[] = ['support', 'sales', 'booking', 'survey', 'collections', 'dispatch'];
const DAY_MS = 86_400_000;
/** Taken out once: within Jest, every look at a global costs. */
const { imul } = Math;
const WEEKDAYS = 'Sunday Monday Tuesday Wednesday Thursday Friday Saturday'.split(' ');
const MONTHS = 'January February March April May June July August September October November December'.split(
  ' ',
);
const NUMBERS = 'zero one two three four five six seven eight nine ten eleven twelve'.split(' ');

test('there are at least eight stories for every persona, and at least ten trades', () => {
  for (const persona of PERSONAS) {
    expect(stories.filter((story) => story.persona === persona).length).toBeGreaterThanOrEqual(8);
  }
  expect(stories.length).toBeGreaterThanOrEqual(48);
  expect(new Set(stories.map(({ trade }) => trade)).size).toBeGreaterThanOrEqual(10);
  expect(new Set(stories.map(({ id }) => id)).size).toBe(stories.length);
  expect(new Set(stories.map(({ topic }) => topic)).size).toBe(stories.length);
});

test('every story is reached by some draw', () => {
  const topics = new Set<string>();
  for (let seed = 0; seed < 120; seed += 1) {
    for (const persona of PERSONAS) topics.add(composeDialogue(requestFor(seed, { persona })).topic);
  }
  expect([...topics].sort()).toEqual(stories.map(({ topic }) => topic).sort());
});

test.each([4000, 6500, 12_000, 21_000, 30_000, 45_000, 60_000, 95_000, 240_000, 900_000])(
  'in %i ms every story tells a sound dialogue that fits, with a summary that agrees',
  (talkMs) => {
    const problems = [...requests(talkMs, 2)].flatMap((request) => {
      const dialogue = composeDialogue(request);
      const late = lengthOf(dialogue) > talkMs ? [`${dialogue.topic}: too long`] : [];
      return [...slipsOf(dialogue), ...disagreements(dialogue), ...late];
    });
    expect(problems).toEqual([]);
  },
);

test('from a minute on, the result is the one that was wanted', () => {
  for (const talkMs of [60_000, 95_000]) {
    const results = [...requests(talkMs, 2)].map((request) => [
      composeDialogue(request).success,
      request.success,
    ]);
    expect(results.filter(([told, wanted]) => told !== wanted)).toEqual([]);
  }
});

test('half a minute is enough for a success, a few seconds are not', () => {
  for (const request of requests(9000, 1)) expect(composeDialogue(request).success).toBe(false);
  for (const request of requests(30_000, 3)) {
    const dialogue = composeDialogue({ ...request, agentName: 'Customer Support' });
    expect([dialogue.topic, dialogue.success]).toEqual([dialogue.topic, request.success]);
  }
});

test.each([1, 3, 700, 1500, 3999])('a call of %i ms still has two turns, in order', (talkMs) => {
  for (const request of requests(talkMs, 1)) {
    const dialogue = composeDialogue(request);
    expect(slipsOf(dialogue)).toEqual([]);
    expect(dialogue.success).toBe(false);
    const starts = paceTurns(dialogue.turns, talkMs).map(({ atMs }) => atMs);
    expect(starts.length).toBe(dialogue.turns.length);
    expect(starts.every((atMs, index) => atMs > (starts[index - 1] ?? -1) && atMs < talkMs)).toBe(true);
  }
});

test('the turns fill the call: the last one ends within a second or so of the hang-up', () => {
  for (const talkMs of [12_000, 95_000, 300_000, 900_000]) {
    for (const request of requests(talkMs, 1)) {
      const last = paceTurns(composeDialogue(request).turns, talkMs).at(-1);
      const endedAtMs = (last?.atMs ?? 0) + (last?.spokenMs ?? 0);
      expect(endedAtMs).toBeLessThanOrEqual(talkMs);
      expect(endedAtMs).toBeGreaterThan(talkMs - 1500);
    }
  }
});

test('in a long call the holds take up what is left, and a breath stays a breath', () => {
  for (const request of requests(600_000, 1)) {
    const { turns } = composeDialogue(request);
    const long = turns.filter(({ pauseMs }) => pauseMs > 6500).length;
    expect(long).toBeGreaterThan(0);
    expect(long).toBeLessThan(turns.length / 4);
  }
});

test('turns start in order and end in time, whatever length they are paced to', () => {
  const { turns } = composeDialogue(requestFor(3));
  for (const talkMs of [10, 500, 5000, 30_000, 95_000, 400_000]) {
    const paced = paceTurns(turns, talkMs);
    for (const [index, { atMs, spokenMs }] of paced.entries()) {
      expect(atMs).toBeGreaterThan(paced[index - 1]?.atMs ?? -1);
      expect(atMs + spokenMs).toBeLessThanOrEqual(paced[index + 1]?.atMs ?? talkMs);
    }
  }
  expect(paceTurns([], 1000)).toEqual([]);
});

test('the same draw tells the same dialogue, another draw another one', () => {
  expect(composeDialogue(requestFor(1))).toEqual(composeDialogue(requestFor(1)));
  expect(composeDialogue(requestFor(1))).not.toEqual(composeDialogue(requestFor(2)));
});

test('every slot has a fact, every fact a slot, and no fact takes the name of another', () => {
  const known = [...Object.keys(callerFacts('+12025550185')), 'company', 'agent', 'reference'];
  for (const story of stories) {
    const facts = Object.keys(factsOf(story.id, 1));
    const slots = [...JSON.stringify(story).matchAll(/\{(\w+)\}/g)].map(([, slot]) => slot ?? '');
    const unknown = slots.filter((slot) => !facts.includes(slot) && !known.includes(slot));
    const unused = facts.filter((fact) => !slots.includes(fact) || known.includes(fact));
    expect({ story: story.id, unknown, unused }).toEqual({ story: story.id, unknown: [], unused: [] });
  }
});

test('a line has a wording for each of the three tempers, and a choice has two options or more', () => {
  for (const story of stories) {
    const lines = [...JSON.stringify(story).matchAll(/"text":"((?:[^"\\]|\\.)*)"/g)].map(
      ([, text]) => text ?? '',
    );
    const choices = lines.flatMap((line) => line.match(/<[^>]*>|\[[^\]]*\]/g) ?? []);
    const wrong = choices.filter((choice) => {
      const options = choice.split('|').length;
      return choice.startsWith('<') ? options !== 3 : options < 2;
    });
    expect({ story: story.id, wrong }).toEqual({ story: story.id, wrong: [] });
  }
});

test('a weekday falls on its date, and every date exists near the call', () => {
  const problems = [...requests(300_000, 3)].flatMap((request) => {
    const said = textOf(composeDialogue(request));
    return [...said.matchAll(/(?:([A-Z]\w+day),? )?(?:the|([A-Z][a-z]+)) (\d+)(st|nd|rd|th)\b/g)]
      .filter(([, weekday, month]) => weekday !== undefined || MONTHS.includes(month ?? ''))
      .filter(([, weekday, month, date = '', suffix = '']) => {
        const days = daysAround(request.at).filter(
          (day) =>
            (weekday === undefined || WEEKDAYS[day.getUTCDay()] === weekday) &&
            (month === undefined || MONTHS[day.getUTCMonth()] === month) &&
            day.getUTCDate() === Number(date),
        );
        return days.length === 0 || suffix !== suffixOf(Number(date));
      })
      .map(([mention]) => mention);
  });
  expect(problems).toEqual([]);
});

test.each([
  ['broadband-bill', 'old + discount = bill'],
  ['broadband-bill', 'bill - saving = agreed'],
  ['broadband-overdue', 'monthly + monthly + fee = total'],
  ['broadband-overdue', 'half + half = total'],
  ['dental-balance', 'full - covered = owed'],
  ['dental-balance', 'months * part = owed'],
  ['energy-arrears', 'months * part = balance'],
  ['energy-high-bill', 'bill - less = right'],
  ['garage-brakes', 'oil + check = total'],
  ['garage-invoice', 'parts + labor = total'],
  ['gym-membership', 'half + half = price'],
  ['gym-payment', 'price + price = total'],
  ['hotel-double-charge', 'nights * rate = total'],
  ['hotel-room', 'nights * rate = total'],
  ['insurance-claim', 'repair - deductible = payout'],
  ['insurance-premium', 'premium + fee = total'],
  ['insurance-renters', '12 * monthly = yearly'],
  ['moving-quote', 'hours * rate + travel = total'],
  ['moving-quote', '0.1 * total = deposit'],
  ['pest-plan', '4 * price = yearly'],
  ['pest-plan', '2 * single = twice'],
  ['property-rent', 'now + rest = rent'],
  ['property-viewing', '2 * rent = upfront'],
  ['restaurant-group', 'guests * menu = total'],
  ['restaurant-group', '0.2 * total = deposit'],
  ['restaurant-group', 'deposit + rest = total'],
  ['salon-color', 'cut + color = total'],
  ['shop-exchange', 'price - sale = deal'],
  ['shop-installment', 'count * part - paid * part = left'],
  ['software-demo', 'seats * price = monthly'],
  ['solar-visit', '12 * bill = yearly'],
  ['towing-battery', 'jump + battery = both'],
  ['towing-flat', 'miles * perMile + hook = total'],
  ['vet-vaccination', 'exam + shot = total'],
])('in %s, %s', (id, sum) => {
  const [left = '', right = ''] = sum.split(' = ');
  for (let seed = 0; seed < 40; seed += 1) {
    const facts = factsOf(id, seed);
    expect(reckon(right, facts)).toBeGreaterThan(0);
    expect(reckon(left, facts)).toBeCloseTo(reckon(right, facts), 6);
  }
});

test('telephone numbers and addresses are of the ranges kept for fiction', () => {
  for (const request of requests(600_000, 2)) {
    const said = textOf(composeDialogue(request)) + textOf(composeVoicemail(request));
    expect(
      (said.match(/\d{3}-\d{3}-\d{4}/g) ?? []).filter((number) => !/^\d{3}-555-01\d\d$/.test(number)),
    ).toEqual([]);
    expect((said.match(/\S+@\S+/g) ?? []).filter((email) => !/@example\.com\W*$/.test(email))).toEqual([]);
  }
});

test('one number is one person: the name and the address are the same in every call', () => {
  const customerNumber = '+12025550185';
  const name = callerName(drawOfCustomer(customerNumber));
  for (let seed = 0; seed < 12; seed += 1) {
    const named = requestOf(storyOf('hotel-room'), seed, { customerNumber, direction: 'outbound' });
    expect(textOf(composeDialogue(named))).toContain(name);
    const mailed = requestOf(storyOf('software-demo'), seed, { customerNumber });
    expect(textOf(composeDialogue(mailed))).toContain(`${name.replace(' ', '.').toLowerCase()}@example.com`);
  }
});

test('a number that is said is the one that the call is with, or the one to call back on', () => {
  let count = 0;
  for (const request of requests(600_000, 2)) {
    const phone = request.customerNumber.replace(/^\+1(...)(...)/, '$1-$2-');
    const said = textOf(composeDialogue(request));
    const numbers = said.match(/\d{3}-\d{3}-\d{4}/g) ?? [];
    count += numbers.length;
    expect(numbers.filter((number) => number !== phone)).toEqual([]);
    const ends = [...said.matchAll(/number ending in (\d{4})/g)].map(([, end]) => end);
    expect(ends.filter((end) => end !== phone.slice(-4))).toEqual([]);
    for (const [, end, answer] of said.matchAll(/ends? in (\d{4})\. Is that [^?]*\?\n(\w+)/g)) {
      expect(end === phone.slice(-4)).toBe(answer !== 'No');
    }
    const mail = textOf(composeVoicemail({ ...request, talkMs: 45_000 }));
    expect(
      (mail.match(/\d{3}-\d{3}-\d{4}/g) ?? []).every((number) => [phone, '415-555-0137'].includes(number)),
    ).toBe(true);
  }
  expect(count).toBeGreaterThan(0);
});

test('one matter has one reference', () => {
  let count = 0;
  for (const story of stories.filter(({ reference }) => reference !== undefined)) {
    for (let seed = 0; seed < 6; seed += 1) {
      const request = requestOf(story, seed, { talkMs: 900_000 });
      const { [story.reference ?? '']: reference = '' } = castStory(story, request).facts;
      const said = textOf(composeDialogue(request));
      const asked = /reference number[^\n]*\n[^\n]*It's (.+)\.\n/.exec(said)?.[1];
      expect([undefined, reference]).toContain(asked);
      count += Number(asked !== undefined);
      expect((said.match(/\b[A-Z]{1,2}\d?-\d{4,5}\b/g) ?? []).filter((code) => code !== reference)).toEqual(
        [],
      );
    }
  }
  expect(count).toBeGreaterThan(0);
});

test('a greeting stands first, and what the other party answers is still said', () => {
  for (const request of requests(90_000, 1)) {
    const { turns } = composeDialogue({ ...request, greeting: 'Ahoy, this is Jo from Acme!' });
    expect(turns.filter(({ role }) => role === 'agent')[0]?.text).toBe('Ahoy, this is Jo from Acme!');
    expect(turns.map(({ role }) => role).slice(0, 4)).toEqual(
      request.direction === 'inbound'
        ? ['agent', 'user', 'agent', 'user']
        : ['user', 'agent', 'user', 'agent'],
    );
  }
  const told = (id: string, direction: 'inbound' | 'outbound') =>
    composeDialogue(requestOf(storyOf(id), 1, { direction, greeting: 'Ahoy!' })).turns.map(
      ({ text }) => text,
    );
  expect(told('broadband-bill', 'outbound')[3]).toMatch(/^This is Ava from .* about your bill\.$/);
  expect(told('courier-parcel', 'inbound')[2]).toBe('Do you have a tracking number?');
});

test('the meter of a call is in one place, whether it is read or not', () => {
  for (const success of [true, false]) {
    for (let seed = 0; seed < 10; seed += 1) {
      const request = requestOf(storyOf('energy-high-bill'), seed, { success, talkMs: 400_000 });
      expect(textOf(composeDialogue(request))).not.toMatch(/vacuum|I can't\. It's in the basement/);
    }
  }
});

test('long calls do not all fill their time with the same words', () => {
  const counts = new Map<string, number>();
  const calls = stories.length * 6;
  for (let seed = 0; seed < calls; seed += 1) {
    const request = requestOf(stories[seed % stories.length] ?? storyOf('hotel-room'), seed, {
      talkMs: 900_000,
    });
    for (const text of new Set(composeDialogue(request).turns.map((turn) => turn.text))) {
      counts.set(text, (counts.get(text) ?? 0) + 1);
    }
  }
  const stock = [...counts].filter(([text, count]) => text.length > 25 && count > calls / 6);
  expect(stock).toEqual([]);
});

test('there are thousands of names', () => {
  expect(new Set(Array.from({ length: 4000 }, (_, seed) => callerName(drawFor(seed)))).size).toBeGreaterThan(
    3000,
  );
});

test('the agent calls itself by its name, or by its post where the name is one', () => {
  const greeting = (agentName: string) =>
    composeDialogue(requestOf(storyOf('broadband-outage'), 1, { agentName })).turns[0]?.text;
  expect(greeting('Ava')).toContain('this is Ava.');
  expect(greeting('Support')).toContain('this is the Support team.');
  expect(greeting('Front Desk')).toContain('this is the Front Desk.');
});

test('a mailbox greets, and the agent leaves as much of a message as there is time for', () => {
  for (const talkMs of [1000, 4000, 8000, 14_000, 30_000, 45_000, 90_000]) {
    for (const request of requests(talkMs, 1)) {
      const mail = composeVoicemail(request);
      expect([...slipsOf(mail), ...disagreements(mail)]).toEqual([]);
      expect(mail.turns.map(({ role }) => role).join(' ')).toMatch(/^user agent( agent)?$/);
      expect(mail.endedBy).toBe('agent');
      if (talkMs >= 30_000 || !request.success) expect(mail.success).toBe(request.success);
      if (talkMs >= 4000) expect(lengthOf(mail)).toBeLessThanOrEqual(talkMs);
    }
  }
});

test('no two companies have one name', () => {
  const names = Object.values(COMPANIES).flat();
  expect(new Set(names).size).toBe(names.length);
});

test('speech takes a second for fifteen characters, and never less than 600 ms', () => {
  expect(speechMs('x'.repeat(150))).toBe(10_000);
  expect(speechMs('Hi.')).toBe(600);
});

test('money and times are written as a transcript writes them', () => {
  expect([8950, 12_000, 124_000, 5].map(dollars)).toEqual(['$89.50', '$120', '$1,240', '$0.05']);
  expect([540, 615, 720, 735, 840].map(clockTime)).toEqual(['9 AM', '10:15', 'noon', '12:15', '2 PM']);
});

/** A keyed hash (FNV-1a with a finish), good enough to tell one label from another. */
function drawFor(seed: number): Draw {
  return (...labels) => {
    let hash = 2_166_136_261 ^ imul(seed + 1, 0x9e3779b1);
    const text = labels.join('\0');
    for (let at = 0; at < text.length; at += 1) hash = imul(hash ^ text.charCodeAt(at), 16_777_619);
    hash = imul(hash ^ (hash >>> 16), 0x85ebca6b);
    hash = imul(hash ^ (hash >>> 13), 0xc2b2ae35);
    return ((hash ^ (hash >>> 16)) >>> 0) / 2 ** 32;
  };
}

function requestFor(seed: number, changes: Partial<DialogueRequest> = {}): DialogueRequest {
  return {
    persona: 'support',
    agentName: 'Ava',
    direction: 'inbound',
    customerNumber: numberOf(seed),
    ownNumber: '+14155550137',
    at: Date.UTC(2026, 0, 1, 9) + seed * 11 * DAY_MS,
    talkMs: 95_000,
    success: true,
    draw: drawFor(seed),
    ...changes,
  };
}

function numberOf(seed: number): string {
  return `+1${[202, 303, 312, 404, 602, 919][seed % 6]}5550${100 + (seed % 100)}`;
}

/** A request in which the given story is the one that is drawn. */
function requestOf(story: Story, seed: number, changes: Partial<DialogueRequest> = {}): DialogueRequest {
  const draw = drawFor(seed);
  return requestFor(seed, {
    persona: story.persona,
    draw: (...labels) => (labels[0] === 'story' ? (labels[1] === story.id ? 0.9999 : 0) : draw(...labels)),
    ...changes,
  });
}

/** Every story, in both directions and with both results wanted, over a few seeds. */
function* requests(talkMs: number, seeds: number): Generator<DialogueRequest> {
  for (const story of stories) {
    for (const direction of ['inbound', 'outbound'] as const) {
      for (const success of [true, false]) {
        for (let seed = 0; seed < seeds; seed += 1)
          yield requestOf(story, seed, { direction, success, talkMs });
      }
    }
  }
}

function storyOf(id: string): Story {
  const story = stories.find((candidate) => candidate.id === id);
  if (story === undefined) throw new Error(`Failed to find the story "${id}": it is not in the library.`);
  return story;
}

function factsOf(id: string, seed: number): Facts {
  return storyOf(id).facts(createMake(id, Date.UTC(2026, 4, 4), drawFor(seed)));
}

function textOf({ turns }: Dialogue): string {
  return turns.map(({ text }) => text).join('\n');
}

function lengthOf({ turns }: Dialogue): number {
  return turns.reduce((sum, turn) => sum + turn.pauseMs + speechMs(turn.text), 0);
}

/** What reads as a slip of the template, and not as speech. */
const SLIP =
  /[{}<>|[\]]|undefined|NaN|\bnull\b| {2}|\s[.,?!]|[,.?!]{2}|^[a-z\s]|[.?!] [a-z]|\ba (?!one)[aeio]|\ban (?!hour)[^aeiou8]|\ba \$?(?:8|1[18]\b)/;

function slipsOf({ topic, turns, summary }: Dialogue): readonly string[] {
  const texts = [...turns.map(({ text }) => text), summary];
  const slips = texts.filter((text) =>
    SLIP.test(text.replace(/\.\.\.( [a-z])?/g, '…').replace(/\S+@/g, 'x@')),
  );
  const roles = turns.map(({ role }) => role.charAt(0)).join('');
  const pauses = turns.filter(({ pauseMs }) => !Number.isInteger(pauseMs) || pauseMs < 0);
  return [
    ...slips.map((text) => `${topic}: ${text}`),
    ...(turns.length < 2 || /aaa|uuu/.test(roles) ? [`${topic}: ${roles}`] : []),
    ...pauses.map(({ pauseMs }) => `${topic}: a pause of ${pauseMs} ms`),
  ];
}

/** The numbers, names, weekdays and months of the summary that nobody says in the turns. */
function disagreements(dialogue: Dialogue): readonly string[] {
  const said = textOf(dialogue).toLowerCase();
  const inner = dialogue.summary.replace(/(^|[.?!:] )[A-Z][a-z]*/g, '$1');
  const mentions = inner.match(/\$?\d[\d,.:]*\d|\d|\b[A-Z][a-z]+|[A-Z0-9-]{4,}/g) ?? [];
  return mentions
    .filter((mention) => !said.includes(mention.toLowerCase()))
    .map((mention) => `${dialogue.topic}: nobody says "${mention}"`);
}

/** The value of a sum of products of facts: `nights * rate + fee`. */
function reckon(sum: string, facts: Facts): number {
  const terms = sum.replaceAll(' - ', ' + -1 * ').split(' + ');
  return terms
    .map((term) =>
      term.split(' * ').reduce((product, factor) => product * amountOf(facts[factor] ?? factor), 1),
    )
    .reduce((total, value) => total + value, 0);
}

function amountOf(fact: string): number {
  return NUMBERS.includes(fact) ? NUMBERS.indexOf(fact) : Number(fact.replace(/[$,]/g, ''));
}

/** The days within twelve weeks of the call. */
function daysAround(at: number): readonly Date[] {
  return Array.from({ length: 169 }, (_, index) => new Date(at + (index - 84) * DAY_MS));
}

function suffixOf(date: number): string {
  if (date > 10 && date < 14) return 'th';
  return ['th', 'st', 'nd', 'rd'][date % 10] ?? 'th';
}
