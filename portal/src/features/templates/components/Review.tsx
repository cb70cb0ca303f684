import { Button } from '@/components/Button';
import type { JsonObject } from '@/lib/api';
import { namesOn, type FormPage } from './form/schema';
import { reviewRows, tokenRows } from './review';

interface ReviewProps {
  pages: FormPage[];
  values: JsonObject;
  secrets: Record<string, string>;
  onEdit: (page: number) => void;
}

/** All answers, to look over before the run starts. */
export function Review({ pages, values, secrets, onEdit }: ReviewProps) {
  return (
    <div className="review">
      {pages.map((page, index) => {
        const rows = [...reviewRows(page, values, namesOn(page.schema as JsonObject)), ...tokenRows(page, secrets)];
        return (
          <section key={index} className="review-page" aria-label={page.title}>
            <div className="section-head">
              <h3>{page.title}</h3>
              <Button small look="quiet" onClick={() => onEdit(index)} aria-label={`Change: ${page.title}`}>
                Change
              </Button>
            </div>
            {rows.length === 0 && <p className="hint">Nothing was entered here.</p>}
            <dl className="facts">
              {rows.map((row) => (
                <div key={row.name}>
                  <dt>{row.name}</dt>
                  <dd>{row.isLong ? <pre className="review-long">{row.value}</pre> : row.isMasked ? <span aria-label="Hidden">{row.value}</span> : row.value}</dd>
                </div>
              ))}
            </dl>
          </section>
        );
      })}
    </div>
  );
}
