import { Link } from 'react-router';
import { z } from 'zod/mini';
import { ButtonLink } from '@/components/Button';
import { CopyButton } from '@/components/CopyButton';
import { EmptyState } from '@/components/EmptyState';
import { Page } from '@/components/Page';
import { Pagination } from '@/components/Pagination';
import { Problem } from '@/components/Problem';
import { SkeletonCards } from '@/components/Skeleton';
import { Ago } from '@/components/Time';
import type { Repository } from '@/lib/api';
import { useSession } from '@/lib/session';
import { useUrlState } from '@/lib/urlState';
import { useResource } from '@/lib/useResource';
import { loadRepositories, repositoriesPath } from './api/repositories';
import './repositories.css';

const state = z.object({ offset: z.catch(z.coerce.number().check(z.int(), z.gte(0)), 0) });
const limit = 50;

/** The repositories of the Git host that this Formwork brings along. */
export function RepositoriesPage() {
  const { about } = useSession();
  const [{ offset }, update] = useUrlState(state);
  const path = repositoriesPath({ limit, offset });
  const { data, error, loading, stale, reload } = useResource(path, loadRepositories(path), { keepPrevious: true });

  return (
    <Page title="Repositories" description="On the Git host of this Formwork. Clone and push with any Git.">
      {about?.localGit === false && <p className="hint">The local Git host is switched off here.</p>}
      {error && <Problem error={error} onRetry={reload} />}
      {loading && <SkeletonCards kind="row" cards={4} label="Loading the repositories" />}
      {data && data.items.length > 0 && <RepositoryTable repositories={data.items} stale={stale} />}
      {data && data.items.length === 0 && (
        <EmptyState
          icon="branch"
          title="There are no repositories yet"
          actions={
            <ButtonLink look="primary" to="/templates">
              Choose a template
            </ButtonLink>
          }
        >
          A template that publishes to the host “local” makes one here.
        </EmptyState>
      )}
      {data && <Pagination offset={offset} limit={limit} total={data.total} onMove={(next) => update({ offset: next })} />}
    </Page>
  );
}

function RepositoryTable({ repositories, stale }: { repositories: Repository[]; stale: boolean }) {
  return (
    <div className="table-wrap" aria-busy={stale}>
      <table className="table table-cards">
        <thead>
          <tr>
            <th scope="col">Repository</th>
            <th scope="col">Branch</th>
            <th scope="col">Changed</th>
            <th scope="col">Clone</th>
          </tr>
        </thead>
        <tbody>
          {repositories.map((one) => (
            <tr key={`${one.owner}/${one.name}`}>
              <td>
                <span className="repository-name">
                  <Link to={`/repositories/${encodeURIComponent(one.owner)}/${encodeURIComponent(one.name)}`}>
                    {one.owner}/{one.name}
                  </Link>
                  {one.description && <small>{one.description}</small>}
                </span>
              </td>
              <td data-label="Branch">{one.defaultBranch}</td>
              <td data-label="Changed" className="muted nowrap">
                {one.updatedAt && <Ago at={one.updatedAt} />}
              </td>
              <td>
                <span className="clone-cell">
                  <code>{one.cloneUrl}</code>
                  <CopyButton text={`git clone ${one.cloneUrl}`} label={`Copy the clone command of ${one.owner}/${one.name}`} />
                </span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
