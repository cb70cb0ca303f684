import { useMemo } from 'react';
import { useParams } from 'react-router';
import { z } from 'zod/mini';
import { FaultList } from '@/components/FaultList';
import { Notice } from '@/components/Notice';
import { Page } from '@/components/Page';
import { Problem } from '@/components/Problem';
import { SkeletonLines } from '@/components/Skeleton';
import { Tabs } from '@/components/Tabs';
import type { ParameterSchema, TemplateDetail } from '@/lib/api';
import { useFeatureFlags } from '@/lib/featureFlags';
import { count } from '@/lib/strings';
import { useUrlState } from '@/lib/urlState';
import { useResource } from '@/lib/useResource';
import { loadRun, loadSchema, loadTemplate, runPath, schemaPath, templatePath } from './api/templates';
import { AboutTemplate } from './components/AboutTemplate';
import { LaunchForm } from './components/LaunchForm';
import { pagesOf } from './components/form/schema';
import { answersToRepeat } from './components/launch';
import './templates.css';
import './components/form/form.css';

const state = z.object({ view: z.catch(z.enum(['launch', 'about']), 'launch'), from: z.catch(z.string(), '') });
const crumbs = [{ title: 'Templates', to: '/templates' }];

/** One template: its form, and what there is to know about it. */
export function TemplatePage() {
  const { namespace = 'default', name = '' } = useParams();
  const [{ view }, update] = useUrlState(state);
  const path = templatePath(namespace, name);
  const { data: template, error, reload } = useResource(path, loadTemplate(path));

  if (error && !template) {
    return (
      <Page title={`Template ${name}`} crumbs={crumbs}>
        <Problem error={error} onRetry={reload} />
      </Page>
    );
  }
  if (!template) {
    return (
      <Page title="Template" crumbs={crumbs}>
        <SkeletonLines lines={8} />
      </Page>
    );
  }
  return (
    <Page key={template.ref} title={template.title} crumbs={crumbs} description={template.description}>
      <Tabs
        label="Template"
        tabs={[
          { id: 'launch', title: 'Launch' },
          { id: 'about', title: 'About this template' },
        ]}
        selected={view}
        onSelect={(id) => update({ view: id as 'launch' | 'about' }, { replace: true })}
      >
        {template.faults.length > 0 && <Broken template={template} />}
        {view === 'about' ? <AboutTemplate template={template} /> : template.digest && <Launch template={template} />}
      </Tabs>
    </Page>
  );
}

function Broken({ template }: { template: TemplateDetail }) {
  const number = count(template.faults.length, 'fault');
  return (
    <div className="template-broken">
      {template.digest ? (
        <Notice tone="warning" title={`The newest revision has ${number}`}>
          <p>Runs use the last good revision until they are mended.</p>
          <FaultList faults={template.faults} />
        </Notice>
      ) : (
        <Notice tone="bad" title={`This template cannot be launched: ${number}`}>
          <p>Mend what is listed, then register it again or wait for the next refresh.</p>
          <FaultList faults={template.faults} />
        </Notice>
      )}
    </div>
  );
}

/** Loads the form, and the answers of the run that is to be repeated. */
function Launch({ template }: { template: TemplateDetail }) {
  const [{ from }] = useUrlState(state);
  const path = schemaPath(template.namespace, template.name);
  const schema = useResource(path, loadSchema(path));
  const earlier = useResource(from ? runPath(from) : null, loadRun(runPath(from)));

  if (schema.error) return <Problem error={schema.error} onRetry={schema.reload} />;
  if (!schema.data || (from && !earlier.data && !earlier.error)) return <SkeletonLines lines={6} label="Loading the form" />;
  return (
    <>
      {earlier.error && (
        <Notice tone="warning" title="The answers of the earlier run could not be read">
          {earlier.error.message} The form starts empty.
        </Notice>
      )}
      <Ready templateRef={template.ref} parameters={schema.data} answers={earlier.data?.parameters ?? {}} />
    </>
  );
}

function Ready({ templateRef, parameters, answers }: { templateRef: string; parameters: ParameterSchema; answers: Record<string, unknown> }) {
  const flags = useFeatureFlags();
  const pages = useMemo(() => pagesOf(parameters, flags), [parameters, flags]);
  const first = useMemo(() => answersToRepeat(answers, pages), [answers, pages]);
  const decorators = parameters.formDecorators ?? [];
  return (
    <>
      {decorators.length > 0 && (
        <div className="launch-notice">
          <Notice tone="warning" title="Some values are not filled in for you">
            In Backstage, {decorators.map((one) => one.id).join(', ')} would change the answers in the browser before they are sent. That code is not here: the answers are sent as you give them.
          </Notice>
        </div>
      )}
      <LaunchForm templateRef={templateRef} parameters={parameters} pages={pages} answers={first} />
    </>
  );
}
