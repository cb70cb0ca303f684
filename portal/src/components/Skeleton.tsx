/** Stands for lines of text that are on their way. */
export function SkeletonLines({ lines = 3, label = 'Loading' }: { lines?: number; label?: string }) {
  return (
    <div className="skeleton" role="status" aria-label={label}>
      {Array.from({ length: lines }, (_, index) => (
        <span key={index} className={`skeleton-line skeleton-line-${index % 4}`} />
      ))}
    </div>
  );
}

/** Stands for cards or rows that are on their way. */
export function SkeletonCards({ cards = 6, kind = 'card', label = 'Loading' }: { cards?: number; kind?: 'card' | 'row'; label?: string }) {
  return (
    <div className={kind === 'card' ? 'card-grid' : 'skeleton-rows'} role="status" aria-label={label}>
      {Array.from({ length: cards }, (_, index) => (
        <div key={index} className={`skeleton-${kind}`}>
          <span className="skeleton-line skeleton-line-1" />
          <span className="skeleton-line skeleton-line-0" />
          {kind === 'card' && <span className="skeleton-line skeleton-line-2" />}
        </div>
      ))}
    </div>
  );
}
