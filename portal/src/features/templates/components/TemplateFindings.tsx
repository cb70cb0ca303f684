import { Section } from '@/components/Card';
import type { TemplateDetail } from '@/lib/api';
import { useResource } from '@/lib/useResource';
import { findingsPath, loadFindings } from '../api/templates';
import { FindingList, summary } from './FindingList';

/** What lint says of the revision in use, for those who keep the template. Left out where it cannot be asked. */
export function TemplateFindings({ template }: { template: TemplateDetail }) {
  const path = template.digest ? findingsPath(template.namespace, template.name) : null;
  const { data } = useResource(path, loadFindings(path ?? ''));
  if (!data) return null;
  return (
    <Section title="Lint">
      {data.findings.length === 0 ? (
        <p className="hint">Lint finds nothing to say about the revision in use.</p>
      ) : (
        <>
          <p className="hint">{summary(data.findings)} in the revision in use.</p>
          <FindingList findings={data.findings} />
        </>
      )}
    </Section>
  );
}
