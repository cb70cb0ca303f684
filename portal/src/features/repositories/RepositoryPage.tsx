import { Link, useParams } from 'react-router';
import { z } from 'zod/mini';
import { ButtonLink } from '@/components/Button';
import { CopyLine } from '@/components/CopyButton';
import { EmptyState } from '@/components/EmptyState';
import { Icon, type IconName } from '@/components/Icon';
import { Page } from '@/components/Page';
import { Problem } from '@/components/Problem';
import { SkeletonLines } from '@/components/Skeleton';
import { Ago } from '@/components/Time';
import type { RepositoryTree, TreeEntry } from '@/lib/api';
import { ApiError } from '@/lib/http';
import { bytes } from '@/lib/strings';
import { useUrlState } from '@/lib/urlState';
import { useResource } from '@/lib/useResource';
import { loadTree, treePath } from './api/repositories';
import { FileView } from './components/FileView';
import { inOrder, parents, readmeIn } from './components/tree';
import './repositories.css';

const state = z.object({ path: z.catch(z.string(), ''), file: z.catch(z.string(), '') });

/** The files of one repository. */
export function RepositoryPage() {
  const { owner = '', name = '' } = useParams();
  const [{ path, file }] = useUrlState(state);
  const url = treePath(owner, name, path);
  const tree = useResource(file ? null : url, loadTree(url));
  const crumbs = [{ title: 'Repositories', to: '/repositories' }];

  if (tree.error instanceof ApiError && tree.error.status === 404) {
    return (
      <Page title={`${owner}/${name}`} crumbs={crumbs}>
        <EmptyState icon="branch" title={path ? 'There is no such folder' : 'There is no such repository'} actions={<ButtonLink to="/repositories">To all repositories</ButtonLink>}>
          {tree.error.message}
        </EmptyState>
      </Page>
    );
  }
  return (
    <Page title={`${owner}/${name}`} crumbs={crumbs}>
      <div className="stack">
        <CopyLine text={`git clone ${location.origin}/git/${owner}/${name}.git`} label="Copy the clone command" />
        <Where owner={owner} name={name} path={file || path} />
        {tree.error && <Problem error={tree.error} onRetry={tree.reload} />}
        {tree.loading && <SkeletonLines lines={8} label="Loading the files" />}
        {file && <FileView owner={owner} name={name} path={file} />}
        {tree.data && <Folder owner={owner} name={name} tree={tree.data} />}
      </div>
    </Page>
  );
}

const folderLink = (path: string) => (path ? `?path=${encodeURIComponent(path)}` : '?');

function Where({ owner, name, path }: { owner: string; name: string; path: string }) {
  if (!path) return null;
  const above = parents(path);
  return (
    <nav className="where" aria-label="Path in the repository">
      <Link to={`/repositories/${encodeURIComponent(owner)}/${encodeURIComponent(name)}`}>{name}</Link>
      {above.map((parent) => (
        <span key={parent.path}>
          <span aria-hidden> / </span>
          <Link to={folderLink(parent.path)}>{parent.name}</Link>
        </span>
      ))}
      <span aria-hidden> / </span>
      <strong aria-current="page">{path.split('/').at(-1)}</strong>
    </nav>
  );
}

const icons: Record<TreeEntry['type'], IconName> = { directory: 'folder', file: 'file', link: 'link' };

function Folder({ owner, name, tree }: { owner: string; name: string; tree: RepositoryTree }) {
  const readme = readmeIn(tree.entries);
  return (
    <>
      <div className="table-wrap">
        {tree.head && (
          <p className="head-commit">
            <code title={tree.head.hash}>{tree.head.hash.slice(0, 8)}</code>
            <span className="head-message">{tree.head.message.split('\n')[0]}</span>
            <span className="muted">
              {tree.head.author}, <Ago at={tree.head.at} />
            </span>
          </p>
        )}
        <table className="table files">
          <thead className="visually-hidden">
            <tr>
              <th scope="col">Name</th>
              <th scope="col">Size</th>
            </tr>
          </thead>
          <tbody>
            {inOrder(tree.entries).map((entry) => (
              <tr key={entry.path}>
                <td>
                  <span className="file-name" data-type={entry.type}>
                    <Icon name={icons[entry.type]} size={17} label={entry.type === 'directory' ? 'Folder' : entry.type === 'link' ? 'Link' : 'File'} />
                    <Link to={entry.type === 'directory' ? folderLink(entry.path) : `?file=${encodeURIComponent(entry.path)}`}>{entry.name}</Link>
                  </span>
                </td>
                <td className="number muted nowrap">{entry.type === 'file' && entry.size !== null && bytes(entry.size)}</td>
              </tr>
            ))}
          </tbody>
        </table>
        {tree.truncated && <p className="hint files-none">There are more files than are listed here. Clone the repository to see them all.</p>}
        {tree.entries.length === 0 && <p className="hint files-none">This folder is empty.</p>}
      </div>
      {readme && <FileView owner={owner} name={name} path={readme} rendered />}
    </>
  );
}
