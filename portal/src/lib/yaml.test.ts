import { describe, expect, it } from 'vitest';
import { toYaml } from './yaml';

describe('toYaml', () => {
  it('writes maps, lists and scalars', () => {
    const text = toYaml({ kind: 'Component', metadata: { name: 'payments', tags: ['java', 'x y'], links: [{ url: 'https://example.org' }] }, spec: {}, list: [] });

    expect(text).toBe(
      ['kind: Component', 'metadata:', '  name: payments', '  tags:', '    - java', '    - x y', '  links:', '    - url: https://example.org', 'spec: {}', 'list: []', ''].join('\n'),
    );
  });

  it('quotes texts that would be read as something else', () => {
    expect(toYaml({ a: 'true', b: '007', c: 'x: y', d: '', e: null, f: 3, g: '- x' })).toBe('a: "true"\nb: "007"\nc: "x: y"\nd: ""\ne: null\nf: 3\ng: "- x"\n');
  });

  it('writes several lines as a block', () => {
    expect(toYaml({ text: 'one\ntwo\n' })).toBe('text: |\n  one\n  two\n');
  });
});
