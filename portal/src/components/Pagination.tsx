import { Button } from './Button';

interface PaginationProps {
  offset: number;
  limit: number;
  total: number;
  onMove: (offset: number) => void;
}

/** Moves through a list page by page; nothing when there is one page. */
export function Pagination({ offset, limit, total, onMove }: PaginationProps) {
  if (total <= limit && offset === 0) return null;
  const last = Math.min(total, offset + limit);
  return (
    <nav className="pagination" aria-label="Pages">
      <span>{total === 0 || offset >= total ? `None of ${total}` : `${offset + 1}–${last} of ${total.toLocaleString('en')}`}</span>
      <Button small icon="arrowLeft" disabled={offset === 0} onClick={() => onMove(Math.max(0, offset - limit))}>
        Previous
      </Button>
      <Button small disabled={last >= total} onClick={() => onMove(offset + limit)}>
        Next
      </Button>
    </nav>
  );
}
