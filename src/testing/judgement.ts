/** What a matcher has to say of a sandbox. */
export interface Judgement {
  /** Unknown where what the question needs was not kept: then neither it nor its opposite holds. */
  readonly truth: 'yes' | 'no' | 'unknown';
  /** What is so, and what would have been nearest, as a person reads it. */
  readonly message: string;
}

/** An indented list under a sentence; the sentence alone where there is nothing to list. */
export function withList(sentence: string, heading: string, items: readonly string[]): string {
  if (items.length === 0) return sentence;
  return [sentence, '', heading, ...items.map((item) => `  ${item.replaceAll('\n', '\n  ')}`)].join('\n');
}
