/** What a kind of breach is, in a sentence: the help text of a rule. */
export function codeWords(code: string): string {
  return Object.hasOwn(WORDS, code) ? (WORDS[code] ?? '') : `The request breaks the contract: ${code}.`;
}

const WORDS: Readonly<Record<string, string>> = {
  required: 'Something that the contract requires was not sent.',
  type: 'A value has another type than the contract declares.',
  enum: 'A value is none of those that the contract lists.',
  const: 'A value is not the one that the contract demands.',
  format: 'A text does not have the format that the contract declares.',
  pattern: 'A text does not match the pattern that the contract declares.',
  minimum: 'A number is less than the contract allows.',
  maximum: 'A number is greater than the contract allows.',
  exclusiveMinimum: 'A number is not above the bound that the contract sets.',
  exclusiveMaximum: 'A number is not below the bound that the contract sets.',
  multipleOf: 'A number is not a multiple of what the contract demands.',
  minLength: 'A text is shorter than the contract allows.',
  maxLength: 'A text is longer than the contract allows.',
  minItems: 'A list has fewer items than the contract demands.',
  maxItems: 'A list has more items than the contract allows.',
  undeclared: 'Something was sent that the contract does not declare.',
  duplicate: 'A parameter was sent more than once, and is declared to have one value.',
  credential: 'The request has no credential of the form that the API asks for.',
  encoding: 'A value cannot be decoded.',
  status: 'A response has a status that its operation does not declare.',
  'no-path': 'No operation of the contract has this path.',
  'no-method': 'The path is known, and the method is not one of its own.',
  'content-type': 'The body has a media type that the operation does not take.',
  'content-encoding': 'The body cannot be read with its content coding.',
  'malformed-body': 'The body cannot be read as what it says it is.',
  'malformed-parameter': 'A parameter cannot be read in the style that the contract declares.',
  'body-size': 'The body is larger than is taken.',
  'receiver-slow': 'The receiver of a webhook did not acknowledge in time.',
  'receiver-repeat': 'The receiver of a webhook failed when a delivery came a second time.',
  'receiver-status': 'The receiver of a webhook did not acknowledge, so that it was sent again.',
  'receiver-redirect': 'The receiver of a webhook answered with a redirect, which is not followed.',
};
