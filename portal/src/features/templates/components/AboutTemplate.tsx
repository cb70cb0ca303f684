import { Section, Tags } from '@/components/Card';
import { EntityLink } from '@/components/EntityLink';
import { Facts } from '@/components/Facts';
import { Markdown } from '@/components/Markdown';
import { SmartLink } from '@/components/SmartLink';
import { Ago } from '@/components/Time';
import type { TemplateDetail } from '@/lib/api';
import { shortDigest } from '@/lib/strings';
import { TemplateFindings } from './TemplateFindings';
import { TemplateFlags } from './TemplateFlags';

/** Where a template comes from, its revisions and its own words. */
export function AboutTemplate({ template }: { template: TemplateDetail }) {
  return (
    <div className="with-aside">
      <div className="stack">
        <Section title="Description">{template.readme ? <Markdown text={template.readme} /> : <p className="hint">{template.description ?? 'This template has no README.'}</p>}</Section>
        <TemplateFindings template={template} />
      </div>
      <div className="stack">
        <Section title="Facts">
          <Facts
            facts={[
              ['Name', <code key="ref">{template.ref}</code>],
              ['Type', template.type],
              ['Owner', template.owner && <EntityLink entityRef={template.owner} expectedKind="group" />],
              ['Source', template.source && <Source source={template.source} />],
              ['Tags', template.tags.length > 0 && <Tags tags={template.tags} />],
            ]}
          />
        </Section>
        <TemplateFlags template={template} />
        <Section title="Revisions">
          {template.revisions.length === 0 && <p className="hint">No revision was good so far.</p>}
          <ol className="revisions">
            {template.revisions.map((revision, index) => (
              <li key={revision.digest}>
                <code title={revision.digest}>{shortDigest(revision.digest)}</code>
                <Ago at={revision.createdAt} />
                {index === 0 && <span className="badge tone-good">In use</span>}
              </li>
            ))}
          </ol>
        </Section>
      </div>
    </div>
  );
}

/** `url:https://…` is shown as its address, an upload in words, everything else as it is. */
function Source({ source }: { source: string }) {
  const url = source.replace(/^url:/, '');
  if (source.startsWith('upload:')) return 'Uploaded here';
  return /^https?:/.test(url) ? <SmartLink to={url}>{url}</SmartLink> : source;
}
