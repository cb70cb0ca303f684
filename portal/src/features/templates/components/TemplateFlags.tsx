import { Section } from '@/components/Card';
import { FeatureFlags } from '@/components/FeatureFlags';
import type { TemplateDetail } from '@/lib/api';
import { useResource } from '@/lib/useResource';
import { loadSchema, schemaPath } from '../api/templates';
import { flagsOf } from './form/schema';

/** The feature flags that the form of a template asks for, with their switches; nothing when it asks for none. */
export function TemplateFlags({ template }: { template: TemplateDetail }) {
  const path = template.digest ? schemaPath(template.namespace, template.name) : null;
  const schema = useResource(path, loadSchema(path ?? ''));
  const flags = flagsOf(schema.data?.steps);
  if (flags.length === 0) return null;
  return (
    <Section title="Feature flags">
      <p className="hint">Parts of the form are shown only with a flag. Flags are kept in this browser.</p>
      <FeatureFlags flags={flags} />
    </Section>
  );
}
