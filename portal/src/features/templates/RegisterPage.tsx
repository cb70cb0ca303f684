import { z } from 'zod/mini';
import { Page } from '@/components/Page';
import { Tabs } from '@/components/Tabs';
import { useUrlState } from '@/lib/urlState';
import { UploadForm } from './components/upload/UploadForm';
import { UrlForm } from './components/UrlForm';
import './templates.css';
import './components/form/form.css';
import './register.css';

const state = z.object({ by: z.catch(z.enum(['url', 'upload']), 'url') });

/** Registers templates, by address or by upload. */
export function RegisterPage() {
  const [{ by }, update] = useUrlState(state);
  return (
    <Page
      title="Register a template"
      crumbs={[{ title: 'Templates', to: '/templates' }]}
      description="It is read and checked before it is registered. Every fault is listed with its file and line, and a broken revision never replaces a good one."
    >
      <div className="register section">
        <Tabs
          label="How to register"
          tabs={[
            { id: 'url', title: 'From a Git host' },
            { id: 'upload', title: 'Upload' },
          ]}
          selected={by}
          onSelect={(id) => update({ by: id as 'url' | 'upload' }, { replace: true })}
        >
          {by === 'url' ? <UrlForm /> : <UploadForm />}
        </Tabs>
      </div>
    </Page>
  );
}
