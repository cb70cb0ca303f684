import { describe, expect, it } from 'vitest';
import { effects, objectOf } from './decisions';

const name = (id: string) => `Step ${id}`;

describe('effects', () => {
  it('says what runs, what is taken back and what stays', () => {
    expect(effects({ decision: 'retry', runs: ['a', 'b'], keeps: [], undoes: [] }, name)).toEqual(['Runs “Step a”, “Step b”, as far as their conditions let them.']);
    expect(effects({ decision: 'undo', runs: [], keeps: ['a'], undoes: ['b'] }, name)).toEqual([
      'Takes back “Step b”, unless someone changed meanwhile what they made.',
      'Keeps what “Step a” made.',
    ]);
  });

  it('says that nothing happens', () => {
    expect(effects({ decision: 'keep', runs: [], keeps: [], undoes: [] }, name)).toEqual(['No step runs, and nothing was made.']);
  });
});

describe('objectOf', () => {
  it('reads an object', () => {
    expect(objectOf('{"name": "payments"}')).toEqual({ name: 'payments' });
    expect(objectOf('  ')).toBeUndefined();
  });

  it.each(['[1]', '"text"', 'null', '{name}'])('refuses %s with an example', (text) => {
    expect(() => objectOf(text)).toThrow('Write an object in JSON');
  });
});
