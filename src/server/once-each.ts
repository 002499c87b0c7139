/** Texts that are told apart; past it no more are passed on. */
const MAX_TEXTS = 1000;

/** Passes each text on once. */
export function onceEach(tell: (text: string) => void, maxTexts = MAX_TEXTS): (text: string) => void {
  const told = new Set<string>();
  return (text) => {
    if (told.has(text) || told.size > maxTexts) return;
    told.add(text);
    tell(
      told.size > maxTexts ? `There is more to say: after ${maxTexts} notes no more are passed on.` : text,
    );
  };
}
