import type { Fault, ValueFault } from './api';

export const native = '/api/formwork/v1';
export const scaffolder = '/api/scaffolder';
export const catalog = '/api/catalog';

/** An answer that is not what was asked for; the message is fit to show. */
export class ApiError extends Error {
  /** HTTP status, or 0 when there was no answer. */
  readonly status: number;
  readonly kind: string;
  readonly faults: Fault[];
  readonly valueFaults: ValueFault[];

  constructor(status: number, kind: string, message: string, faults: Fault[] = [], valueFaults: ValueFault[] = []) {
    super(message);
    this.name = 'ApiError';
    this.status = status;
    this.kind = kind;
    this.faults = faults;
    this.valueFaults = valueFaults;
  }
}

interface ErrorBody {
  error?: { name?: string; message?: string };
  faults?: Fault[];
  errors?: ValueFault[];
}

/** Reads an error answer, whichever of the two shapes of Backstage's wire it has. */
export function errorOf(status: number, text: string): ApiError {
  let body: ErrorBody = {};
  try {
    const parsed: unknown = JSON.parse(text);
    if (parsed && typeof parsed === 'object') body = parsed;
  } catch {
    // Not from Formwork: a proxy's page, or nothing at all.
  }
  const message = body.error?.message || (body.errors ? 'Some values are not accepted.' : `The server answered ${status} and said no more.`);
  return new ApiError(status, body.error?.name ?? 'Error', message, body.faults ?? [], body.errors ?? []);
}

export interface Options {
  method?: 'GET' | 'POST' | 'DELETE';
  body?: unknown;
  headers?: Record<string, string>;
  signal?: AbortSignal;
}

/** Asks the API and answers its JSON, or throws an {@link ApiError}. */
export async function request<T>(path: string, options: Options = {}): Promise<T> {
  const { method = 'GET', body, headers, signal } = options;
  let response: Response;
  try {
    response = await fetch(path, {
      method,
      headers: { accept: 'application/json', ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...headers },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      ...(signal ? { signal } : {}),
    });
  } catch (failure) {
    if (signal?.aborted) throw failure;
    throw new ApiError(0, 'Unreachable', `Formwork does not answer at ${location.origin}. Check that it runs, then try again.`);
  }
  const text = await response.text();
  if (!response.ok) throw errorOf(response.status, text);
  return (text ? JSON.parse(text) : undefined) as T;
}

export type QueryValue = string | number | boolean | null | undefined;

/** A query string of those parameters that have a value, with its question mark, or nothing. */
export function query(parameters: Record<string, QueryValue | QueryValue[]>): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(parameters)) {
    for (const one of Array.isArray(value) ? value : [value]) {
      if (one !== undefined && one !== null && one !== '') search.append(name, String(one));
    }
  }
  const text = search.toString();
  return text && `?${text}`;
}
