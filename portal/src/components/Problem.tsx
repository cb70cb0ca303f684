import { ApiError } from '@/lib/http';
import { Button } from './Button';
import { FaultList } from './FaultList';
import { Notice } from './Notice';

const titles: Record<number, string> = {
  0: 'Formwork cannot be reached',
  401: 'You are not signed in',
  403: 'You are not allowed to do this',
  404: 'Not found',
};

function titleOf(error: Error): string {
  if (!(error instanceof ApiError)) return 'This went wrong in the portal';
  return titles[error.status] ?? (error.status >= 500 ? 'The server could not answer' : 'The server did not accept this');
}

/** An error in words, with a way to try again when there is one. */
export function Problem({ error, title, onRetry }: { error: Error; title?: string; onRetry?: () => void }) {
  return (
    <Notice
      tone="bad"
      role="alert"
      title={title ?? titleOf(error)}
      actions={
        onRetry && (
          <Button small icon="refresh" onClick={onRetry}>
            Try again
          </Button>
        )
      }
    >
      <p className="problem-message">{error.message}</p>
      {error instanceof ApiError && error.faults.length > 0 && <FaultList faults={error.faults} />}
    </Notice>
  );
}
