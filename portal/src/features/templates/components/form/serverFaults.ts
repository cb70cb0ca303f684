import type { RJSFValidationError } from '@rjsf/utils';
import { toErrorSchema, type ErrorSchema } from '@rjsf/utils';
import type { JsonObject, ValueFault } from '@/lib/api';
import { capital } from '@/lib/strings';
import { namesOn, type FormPage } from './schema';
import { tokenFields } from './uiSchema';

export interface PlacedFaults {
  /** For each page, what the server said about its values. */
  byPage: ErrorSchema[];
  /** What belongs to no field of the form. */
  elsewhere: string[];
  /** The first page with a fault, or null. */
  firstPage: number | null;
}

/** Where a fault belongs: a missing value is reported at its parent, a secret by its name. */
export function pathOf(fault: ValueFault): string[] {
  const path = (fault.path ?? []).map(String);
  const isSecret = fault.property?.startsWith('secrets') ?? false;
  if (isSecret && path.length === 0) {
    const name = /^secrets\.([^.\s[]+)/.exec(fault.property!)?.[1] ?? /^secrets\.(\S+) is required/.exec(fault.message)?.[1];
    return name ? [name] : [];
  }
  return fault.name === 'required' && typeof fault.argument === 'string' ? [...path, fault.argument] : path;
}

function sentence(fault: ValueFault): string {
  if (fault.name === 'required') return 'This is required.';
  const text = capital(fault.message);
  return /[.!?]$/.test(text) ? text : `${text}.`;
}

/** Puts each fault that the server found on the page and the field it belongs to. */
export function placeFaults(faults: ValueFault[], pages: FormPage[]): PlacedFaults {
  const names = pages.map((page) => namesOn(page.schema as JsonObject));
  const errors: RJSFValidationError[][] = pages.map(() => []);
  const elsewhere: string[] = [];
  const tokens = Object.fromEntries(pages.flatMap((page) => tokenFields(page.uiSchema)));
  for (const fault of faults) {
    const given = pathOf(fault);
    const path = fault.property?.startsWith('secrets') && given[0] !== undefined ? [tokens[given[0]] ?? given[0]] : given;
    const page = path[0] === undefined ? -1 : names.findIndex((known) => known.has(path[0]!));
    const message = path[0] !== given[0] ? `The token: ${sentence(fault)}` : sentence(fault);
    if (page === -1) elsewhere.push(path.length ? `${path.join('.')}: ${message}` : message);
    else errors[page]!.push({ property: `.${path.join('.')}`, message, stack: message });
  }
  const firstPage = errors.findIndex((some) => some.length > 0);
  return { byPage: errors.map((some) => toErrorSchema(some)), elsewhere, firstPage: firstPage === -1 ? null : firstPage };
}
