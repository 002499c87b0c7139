/**
 * A small integration: it calls each number of a list through VoiceOS, follows every call to its end, and keeps books.
 * What tells a good client from a bad one is in its habits; all else is the same.
 */
export interface Habits {
  /** Follows a call until it has ended, however it went; else until somebody picked up. */
  readonly stopsAtTheEnd: boolean;
  /** Waits as long as `Retry-After` says, and asks again. */
  readonly heedsRetryAfter: boolean;
  /** Keeps the ids of deliveries, and lets a repeated one pass. */
  readonly knowsDeliveries: boolean;
  /** Finds its call by the id that it was given; else it takes the first of the list. */
  readonly findsById: boolean;
  /** Waits for the costs after the end. */
  readonly waitsForCosts: boolean;
  /** Looks whether a create whose answer was lost was made all the same. */
  readonly looksBeforeRepeating: boolean;
  /** Holds answers to what it knows of the contract, and asks again for those that are not like it. */
  readonly checksAnswers: boolean;
}

export const GOOD_HABITS: Habits = {
  stopsAtTheEnd: true,
  heedsRetryAfter: true,
  knowsDeliveries: true,
  findsById: true,
  waitsForCosts: true,
  looksBeforeRepeating: true,
  checksAnswers: true,
};

/** What the client has to work with. Time is the sandbox's. */
export interface Surroundings {
  /** VoiceOS's base URL. */
  readonly url: string;
  /** Milliseconds from one call to the next. */
  readonly pace: number;
  /** Polls of one call, five seconds apart, after which the client is stopped. */
  readonly maxPolls: number;
  sleep(ms: number): Promise<void>;
}

/** What the client believes in the end. */
export interface Books {
  readonly calls: readonly BookedCall[];
  /** Ends of calls that webhooks told it of. */
  readonly endsTold: number;
  /** Numbers that it gave up. */
  readonly lost: readonly string[];
  /** Numbers whose calls it was still following when it was stopped. */
  readonly unfinished: readonly string[];
}

export interface BookedCall {
  readonly to: string;
  readonly id: string;
  /** Dollars. */
  readonly cost: number;
}

/** Takes in what a webhook delivers. */
export type Receiver = (
  deliveryId: string,
  event: { readonly type: string; readonly data: { readonly id: string } },
) => void;

const POLL_MS = 5000;
/** Tries of one request; an outage lasts five minutes. */
const MAX_TRIES = 40;

export function createClient({ url, pace, maxPolls, sleep }: Surroundings, habits: Habits) {
  const delivered = new Set<string>();
  let endsTold = 0;

  const receive: Receiver = (deliveryId, { type }) => {
    if (habits.knowsDeliveries && delivered.has(deliveryId)) return;
    delivered.add(deliveryId);
    if (type === 'call.ended') endsTold += 1;
  };

  const run = async (numbers: readonly string[]): Promise<Books> => {
    const placed = new Map<string, string>();
    const lost: string[] = [];
    for (const to of numbers) {
      const id = await place(to);
      if (id === undefined) lost.push(to);
      else placed.set(to, id);
      await sleep(pace);
    }
    const calls: BookedCall[] = [];
    const unfinished: string[] = [];
    for (const [to, id] of placed) {
      const cost = await follow(id);
      if (cost === undefined) unfinished.push(to);
      else calls.push({ to, id, cost });
    }
    return { calls, endsTold, lost, unfinished };
  };

  const place = async (to: string): Promise<string | undefined> => {
    const made = await create(to);
    if (made === undefined || habits.findsById) return made;
    await sleep(30_000);
    const [first] = (await read(`/conversations?limit=1`, isList)).items;
    return first?.id;
  };

  const create = async (to: string): Promise<string | undefined> => {
    for (let tries = 0; tries < MAX_TRIES; tries += 1) {
      const answer = await send('/conversations/create_phone_call', {
        from_number: FROM,
        to_number: to,
        agent_id: 'agent_1',
      });
      if (answer === undefined) {
        const made = habits.looksBeforeRepeating ? await findByNumber(to) : undefined;
        if (made !== undefined) return made;
      } else if (answer.ok) {
        return ((await answer.json()) as Conversation).id;
      } else if (!(await isWorthAnotherTry(answer))) {
        return undefined;
      }
    }
    return undefined;
  };

  const findByNumber = async (to: string): Promise<string | undefined> => {
    const { items } = await read('/conversations?limit=20', isList);
    return items.find(({ phone_call: call }) => call?.to_number === to)?.id;
  };

  const follow = async (id: string): Promise<number | undefined> => {
    let wasAnswered = false;
    for (let polls = 0; polls < maxPolls; polls += 1) {
      const { status, cost_breakdown: costs } = await read(`/conversations/${id}`, isConversation);
      wasAnswered ||= status === 'started';
      const isOver = status === 'ended' && (habits.stopsAtTheEnd || wasAnswered);
      if (isOver && (costs || !habits.waitsForCosts)) return costs?.total ?? 0;
      await sleep(POLL_MS);
    }
    return undefined;
  };

  const read = async <Body>(path: string, isRight: (body: unknown) => body is Body): Promise<Body> => {
    for (let tries = 0; tries < MAX_TRIES; tries += 1) {
      const answer = await send(path);
      if (answer && !answer.ok && !(await isWorthAnotherTry(answer))) continue;
      if (!answer?.ok) continue;
      if (!habits.checksAnswers) return (await answer.json()) as Body;
      const body = await readJson(answer);
      if (isRight(body)) return body;
    }
    throw new Error(`${path} was never answered as it should be.`);
  };

  const isWorthAnotherTry = async (answer: Response): Promise<boolean> => {
    if (answer.status !== 429 && answer.status < 500) return false;
    if (!habits.heedsRetryAfter) return false;
    await sleep(Number(answer.headers.get('retry-after') ?? 1) * 1000);
    return true;
  };

  /** Undefined when the answer was lost. */
  const send = (path: string, body?: object): Promise<Response | undefined> =>
    fetch(url + path, {
      method: body ? 'POST' : 'GET',
      headers: { authorization: 'Bearer any', ...(body && { 'content-type': 'application/json' }) },
      ...(body && { body: JSON.stringify(body) }),
    }).catch(() => undefined);

  return { run, receive };
}

const FROM = '+14155550100';

interface Conversation {
  readonly id: string;
  readonly status: string;
  readonly cost_breakdown?: { readonly total: number } | null;
  readonly phone_call?: { readonly to_number: string } | null;
}

async function readJson(answer: Response): Promise<unknown> {
  try {
    return JSON.parse(await answer.text());
  } catch {
    return undefined;
  }
}

function isConversation(body: unknown): body is Conversation {
  const { id, status, cost_breakdown: costs } = Object(body) as Partial<Conversation>;
  return (
    typeof id === 'string' &&
    ['queued', 'started', 'ended'].includes(status ?? '') &&
    (costs === null || costs === undefined || typeof costs.total === 'number')
  );
}

function isList(body: unknown): body is { readonly items: readonly Conversation[] } {
  const { items } = Object(body) as { items?: unknown };
  return Array.isArray(items) && items.every(isConversation);
}
