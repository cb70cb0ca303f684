import type { TreeEntry } from '@/lib/api';

/** Folders first, then files, each by name. */
export function inOrder(entries: TreeEntry[]): TreeEntry[] {
  const rank = (entry: TreeEntry) => (entry.type === 'directory' ? 0 : 1);
  return [...entries].sort((one, other) => rank(one) - rank(other) || one.name.localeCompare(other.name, 'en'));
}

/** The folders above a path, from the top. */
export function parents(path: string): { name: string; path: string }[] {
  const parts = path.split('/').slice(0, -1);
  return parts.map((name, index) => ({ name, path: parts.slice(0, index + 1).join('/') }));
}

/** Where a relative link in a file of a repository leads, or null when it leads out of it. */
export function linkFrom(file: string, address: string): string | null {
  const [path = ''] = address.split(/[?#]/);
  if (!path) return null;
  const parts: string[] = [];
  for (const part of [...file.split('/').slice(0, -1), ...path.split('/')]) {
    if (part === '..') {
      if (parts.length === 0) return null;
      parts.pop();
    } else if (part !== '.' && part !== '') {
      parts.push(part);
    }
  }
  return `${path.endsWith('/') ? 'path' : 'file'}=${encodeURIComponent(parts.join('/'))}`;
}

/** The path of the folder's README in Markdown, or null. */
export function readmeIn(entries: TreeEntry[]): string | null {
  return entries.find((entry) => entry.type === 'file' && /^readme\.md$/i.test(entry.name))?.path ?? null;
}
