import { useId } from 'react';
import { Link } from 'react-router';
import { Tags } from '@/components/Card';
import { EntityLink } from '@/components/EntityLink';
import { FaultList } from '@/components/FaultList';
import { Icon } from '@/components/Icon';
import type { TemplateSummary } from '@/lib/api';
import { capital, count } from '@/lib/strings';

/** One template in the gallery: launched when it is good, explained when it is broken. */
export function TemplateCard({ template }: { template: TemplateSummary }) {
  const id = useId();
  const to = `/templates/${encodeURIComponent(template.namespace)}/${encodeURIComponent(template.name)}`;
  const broken = template.digest === null;

  return (
    <li className={broken ? 'template-card template-card-broken' : 'template-card'} aria-labelledby={id}>
      <div className="template-card-head">
        {template.type && <span className="template-type">{template.type}</span>}
        {template.owner && (
          <span className="template-owner">
            <Icon name="user" size={14} />
            <EntityLink entityRef={template.owner} expectedKind="group" />
          </span>
        )}
      </div>
      {broken ? (
        <h3 id={id}>
          <Link to={to}>{template.title}</Link>
        </h3>
      ) : (
        <h2 id={id}>
          <Link to={to} className="template-link">
            {template.title}
          </Link>
        </h2>
      )}
      <p className="template-description">{template.description ?? 'This template has no description.'}</p>
      <Tags tags={template.tags} />
      {template.faults.length > 0 && <Faults template={template} broken={broken} />}
      {!broken && (
        <span className="template-launch" aria-hidden>
          Choose
          <Icon name="arrowRight" size={16} />
        </span>
      )}
    </li>
  );
}

function Faults({ template, broken }: { template: TemplateSummary; broken: boolean }) {
  const number = count(template.faults.length, 'fault');
  return (
    <details className="template-faults" open={broken && template.faults.length <= 3}>
      <summary>
        <Icon name="warning" size={15} />
        {broken ? capital(number) : `The newest revision has ${number}; runs use the last good one`}
      </summary>
      <FaultList faults={template.faults} />
    </details>
  );
}
