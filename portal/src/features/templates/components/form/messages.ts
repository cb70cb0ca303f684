import { count } from '@/lib/strings';

const kinds: Record<string, string> = {
  string: 'a text',
  number: 'a number',
  integer: 'a whole number',
  boolean: 'yes or no',
  array: 'a list',
  object: 'a group of values',
  null: 'empty',
};

const formats: Record<string, string> = {
  email: 'an e-mail address, such as name@example.org',
  uri: 'an address with its scheme, such as https://example.org',
  url: 'an address, such as https://example.org',
  date: 'a date, such as 2026-11-30',
  time: 'a time, such as 14:30:00',
  'date-time': 'a date and time, such as 2026-11-30T14:30:00Z',
  hostname: 'a host name, such as git.example.org',
  ipv4: 'an IPv4 address, such as 192.0.2.1',
  ipv6: 'an IPv6 address, such as 2001:db8::1',
  uuid: 'a UUID',
  regex: 'a regular expression',
};

const list = (value: unknown) => (Array.isArray(value) ? value : [value]).map((one) => (typeof one === 'string' ? one : JSON.stringify(one))).join(', ');
const characters = (number: number) => count(number, 'character');

type Wording = (limit: never, instance: never) => string;

const wordings: Record<string, Wording> = {
  required: () => 'This is required.',
  type: (limit: string | string[]) => `This must be ${[limit].flat().map((kind) => kinds[kind] ?? kind).join(' or ')}.`,
  enum: (limit: unknown[]) => limit.length === 1 && limit[0] === true ? 'This must be accepted.' : `Choose one of: ${list(limit)}.`,
  const: (limit: unknown) => (limit === true ? 'This must be accepted.' : `This must be ${list(limit)}.`),
  minLength: (limit: number, instance: string) =>
    limit === 1 ? 'This is required.' : `This needs at least ${characters(limit)}; it has ${[...instance].length}.`,
  maxLength: (limit: number, instance: string) => `This may have at most ${characters(limit)}; it has ${[...instance].length}.`,
  pattern: (limit: string) => `This must match the pattern ${limit}`,
  format: (limit: string) => `This must be ${formats[limit] ?? `in the format ${limit}`}.`,
  minimum: (limit: number) => `This must be at least ${limit}.`,
  maximum: (limit: number) => `This must be at most ${limit}.`,
  exclusiveMinimum: (limit: number) => `This must be more than ${limit}.`,
  exclusiveMaximum: (limit: number) => `This must be less than ${limit}.`,
  multipleOf: (limit: number) => `This must be a multiple of ${limit}.`,
  minItems: (limit: number) => `This needs at least ${count(limit, 'entry', 'entries')}.`,
  maxItems: (limit: number) => `This may have at most ${count(limit, 'entry', 'entries')}.`,
  uniqueItems: () => 'Each entry may be there only once.',
  contains: () => 'An entry that must be there is missing.',
  minProperties: (limit: number) => `This needs at least ${count(limit, 'entry', 'entries')}.`,
  maxProperties: (limit: number) => `This may have at most ${count(limit, 'entry', 'entries')}.`,
  propertyNames: () => 'One of the names is not allowed.',
  anyOf: () => 'This fits none of the alternatives.',
  oneOf: () => 'This must fit exactly one of the alternatives.',
  not: () => 'This value is not allowed.',
  false: () => 'This may not be given here.',
};

/** What is wrong with a value, for the person who entered it. */
export function wording(keyword: string, limit: unknown, instance: unknown): string {
  const say = wordings[keyword];
  return say ? say(limit as never, instance as never) : 'This value is not accepted.';
}

/** What a value of this type is to the person who enters it. */
export function kindOf(type: unknown): string {
  const first = Array.isArray(type) ? type.find((one) => one !== 'null') : type;
  return kinds[String(first)] ?? kinds.string!;
}
