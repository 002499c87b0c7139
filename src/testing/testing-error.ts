/** An error of whoever sets tests up, with its code from the catalogue in docs/errors.md. */
export function testingError(
  code: `RINGBACK_TESTING_${string}`,
  message: string,
  options?: ErrorOptions,
): Error & { readonly code: string } {
  return Object.assign(new Error(message, options), { code });
}
