import { format } from '@cfworker/json-schema';

const time = /^(?:[01]\d|2[0-4]):[0-5]\d:(?:[0-5]\d|60)(?:\.\d+)?(?:z|[+-]\d\d:\d\d)?$/i;

/**
 * Has the validator take what Backstage's server takes: times without an offset, which is what a browser's time picker
 * gives, and anything for formats that its validator does not know. Source: jsonschema 1.5.0, lib/helpers.js, read 2026-11.
 */
export function takeFormatsOfBackstage(): void {
  format.time = (text: string) => time.test(text);
  delete format.url;
  delete format['json-pointer-uri-fragment'];
}
