import * as z from 'zod';

// Code that is made for each schema costs a start more than it ever gives back: scenarios are parsed once.
z.config({ jitless: true });

/** Undefined where the mistakes are too many for the parser, which hands them on as arguments of a call. */
export function parseWithin<Schema extends z.ZodType>(
  schema: Schema,
  document: unknown,
  notice: z.core.$ZodErrorMap,
): z.ZodSafeParseResult<z.output<Schema>> | undefined {
  try {
    return schema.safeParse(document, { error: notice, reportInput: true });
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

/** What is told then. */
export const TOO_MANY = {
  path: [],
  message: 'there are more mistakes than can be told',
  hint: 'mend the first of each kind',
};
