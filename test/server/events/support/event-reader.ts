/** An event as it came. */
export interface ReadEvent {
  readonly id: string;
  readonly type: string;
  readonly data: Readonly<Record<string, unknown>>;
}

/** Reads server-sent events off a response. */
export class EventReader {
  /** Resolves with the first id. */
  readonly opened: Promise<string>;
  readonly #blocks: AsyncGenerator<string, void>;
  readonly #abort: () => void;

  constructor(response: Response) {
    const body = response.body;
    if (!body) throw new Error('There is no body.');
    const reader = body.getReader();
    this.#abort = () => void reader.cancel().catch(() => {});
    this.#blocks = blocksOf(reader);
    this.opened = this.#blocks.next().then(({ value }) => /^id: (.*)$/m.exec(value ?? '')?.[1] ?? '');
  }

  /** The next so many; comments are passed over. */
  async take(count: number): Promise<readonly ReadEvent[]> {
    const found: ReadEvent[] = [];
    while (found.length < count) {
      const { value, done } = await this.#blocks.next();
      if (done) throw new Error(`The stream ended after ${found.length} events.`);
      if (!value.startsWith(':')) found.push(parse(value));
    }
    return found;
  }

  /** All that come until it ends. */
  async rest(): Promise<readonly ReadEvent[]> {
    const found: ReadEvent[] = [];
    for await (const block of this.#blocks) if (!block.startsWith(':')) found.push(parse(block));
    return found;
  }

  /** The next block, comments too. */
  async block(): Promise<string> {
    return (await this.#blocks.next()).value ?? '';
  }

  cancel(): void {
    this.#abort();
  }
}

async function* blocksOf(reader: ReadableStreamDefaultReader<Uint8Array>): AsyncGenerator<string, void> {
  const decoder = new TextDecoder();
  let text = '';
  for (;;) {
    const { value, done } = await reader.read();
    if (done) return;
    text += decoder.decode(value, { stream: true });
    const blocks = text.split('\n\n');
    text = blocks.pop() ?? '';
    yield* blocks;
  }
}

function parse(block: string): ReadEvent {
  const field = (name: string): string => new RegExp(`^${name}: (.*)$`, 'm').exec(block)?.[1] ?? '';
  return { id: field('id'), type: field('event'), data: JSON.parse(field('data')) };
}
