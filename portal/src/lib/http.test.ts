import { describe, expect, it } from 'vitest';
import { errorOf, query } from './http';

describe('errorOf', () => {
  it('reads the envelope with its faults', () => {
    const error = errorOf(400, JSON.stringify({ error: { name: 'InputError', message: 'The template has 1 fault.' }, faults: [{ path: 'template.yaml', line: 3, column: 1, message: 'x' }] }));

    expect(error).toMatchObject({ status: 400, kind: 'InputError', message: 'The template has 1 fault.' });
    expect(error.faults).toHaveLength(1);
  });

  it('reads the faults of posted values', () => {
    expect(errorOf(400, JSON.stringify({ errors: [{ path: ['name'], message: 'is required' }] })).valueFaults).toHaveLength(1);
  });

  it('has a sentence for answers that are not from Formwork', () => {
    expect(errorOf(502, '<html>Bad gateway</html>').message).toBe('The server answered 502 and said no more.');
  });
});

describe('query', () => {
  it('leaves out what has no value and repeats what has several', () => {
    expect(query({ q: '', filter: ['a=1', 'b'], offset: 0, limit: undefined })).toBe('?filter=a%3D1&filter=b&offset=0');
    expect(query({ q: null })).toBe('');
  });
});
