/** The address when a browser may open it from a link: http, https, mailto, or a path of this portal; else null. */
export function safeUrl(text: string | null | undefined): string | null {
  if (!text) return null;
  const trimmed = text.trim();
  if (/^\/(?!\/)/.test(trimmed) || trimmed.startsWith('#')) return trimmed;
  try {
    const url = new URL(trimmed);
    return ['http:', 'https:', 'mailto:'].includes(url.protocol) ? url.href : null;
  } catch {
    return null;
  }
}

const pages = ['templates', 'runs', 'catalog', 'outbox', 'repositories', 'about'];

/** Where the portal shows what an address of the local Git host means to Git: a repository, a folder or a file. */
function repositoryPath(path: string): string | null {
  const match = /^\/git\/([^/?#]+)\/([^/?#]+?)(?:\.git)?(?:\/(raw|blob|tree)\/[^/?#]+\/?([^?#]*))?$/.exec(path);
  if (!match) return null;
  const [, owner, name, kind, inside = ''] = match;
  const key = kind === 'tree' || inside.endsWith('/') ? 'path' : 'file';
  return `/repositories/${owner}/${name}${inside && `?${key}=${encodeURIComponent(decodeURIComponent(inside.replace(/\/$/, '')))}`}`;
}

/** The path of one of the portal's own pages when the address points at it, else null. */
export function portalPath(address: string, origin = location.origin): string | null {
  const path = address.startsWith(`${origin}/`) ? address.slice(origin.length) : address;
  if (!/^\/(?!\/)/.test(path)) return null;
  const repository = repositoryPath(path);
  if (repository) return repository;
  const first = path.split(/[/?#]/)[1] ?? '';
  return first === '' || pages.includes(first) ? path : null;
}
