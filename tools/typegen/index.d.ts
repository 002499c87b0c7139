/** Types of an OpenAPI document, as nodes of the TypeScript that this package holds. */
export default function openapiTypescript(
  source: string,
  options?: { defaultNonNullable?: boolean },
): Promise<unknown>;

/** The nodes as text. */
export function astToString(ast: unknown): string;
