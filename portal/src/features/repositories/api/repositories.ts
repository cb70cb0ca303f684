import type { Page, Repository, RepositoryFile, RepositoryTree } from '@/lib/api';
import { native, query, request } from '@/lib/http';

const place = (owner: string, name: string) => `${native}/repositories/${encodeURIComponent(owner)}/${encodeURIComponent(name)}`;

export const repositoriesPath = (search: { limit: number; offset: number }) => `${native}/repositories${query(search)}`;
export const treePath = (owner: string, name: string, path: string) => `${place(owner, name)}/tree${query({ path })}`;
export const blobPath = (owner: string, name: string, path: string) => `${place(owner, name)}/blob${query({ path })}`;

export const loadRepositories = (path: string) => (signal: AbortSignal) => request<Page<Repository>>(path, { signal });
export const loadTree = (path: string) => (signal: AbortSignal) => request<RepositoryTree>(path, { signal });
export const loadBlob = (path: string) => (signal: AbortSignal) => request<RepositoryFile>(path, { signal });
