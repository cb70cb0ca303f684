import { useLocation } from 'react-router';
import { ButtonLink } from '@/components/Button';
import { EmptyState } from '@/components/EmptyState';
import { Page } from '@/components/Page';

export function NotFound() {
  const { pathname } = useLocation();
  return (
    <Page title="Page not found">
      <EmptyState
        icon="search"
        title="There is nothing at this address"
        actions={
          <ButtonLink look="primary" to="/templates">
            To the templates
          </ButtonLink>
        }
      >
        The portal has no page <code>{pathname}</code>. Check the address, or start from the templates.
      </EmptyState>
    </Page>
  );
}
