import { useRouteError } from 'react-router';
import { Button } from '@/components/Button';
import { Notice } from '@/components/Notice';
import { Page } from '@/components/Page';

function explain(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  if (/dynamically imported module|module script/i.test(text)) return 'A part of the portal could not be loaded, perhaps because Formwork was renewed or stopped. Reload the page.';
  return text;
}

/** Shown instead of a page that failed. */
export function RouteProblem() {
  const error = useRouteError();
  return (
    <Page title="This page failed">
      <Notice
        tone="bad"
        role="alert"
        title="This page could not be shown"
        actions={
          <Button icon="refresh" onClick={() => location.reload()}>
            Reload
          </Button>
        }
      >
        {explain(error)}
      </Notice>
    </Page>
  );
}
