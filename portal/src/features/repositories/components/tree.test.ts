import { expect, it } from 'vitest';
import type { TreeEntry } from '@/lib/api';
import { inOrder, linkFrom, parents, readmeIn } from './tree';

const entry = (name: string, type: TreeEntry['type'] = 'file'): TreeEntry => ({ name, path: `docs/${name}`, type, size: 1 });

it('sorts folders before files', () => {
  expect(inOrder([entry('b.md'), entry('z', 'directory'), entry('A.md')]).map((one) => one.name)).toEqual(['z', 'A.md', 'b.md']);
});

it('names the folders above a path', () => {
  expect(parents('src/main/App.java')).toEqual([
    { name: 'src', path: 'src' },
    { name: 'main', path: 'src/main' },
  ]);
});

it('finds the README', () => {
  expect(readmeIn([entry('readme.MD'), entry('README.txt')])).toBe('docs/readme.MD');
  expect(readmeIn([entry('README.md', 'directory')])).toBeNull();
});

it('follows relative links inside the repository, and none out of it', () => {
  expect(linkFrom('docs/index.md', '../src/App.java#L3')).toBe('file=src%2FApp.java');
  expect(linkFrom('README.md', 'docs/')).toBe('path=docs');
  expect(linkFrom('README.md', '../../etc/passwd')).toBeNull();
});
