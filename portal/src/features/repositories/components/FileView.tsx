import { useState } from 'react';
import { Button } from '@/components/Button';
import { Section } from '@/components/Card';
import { CopyButton } from '@/components/CopyButton';
import { Markdown } from '@/components/Markdown';
import { Problem } from '@/components/Problem';
import { SkeletonLines } from '@/components/Skeleton';
import type { RepositoryFile } from '@/lib/api';
import { bytes, count } from '@/lib/strings';
import { useResource } from '@/lib/useResource';
import { blobPath, loadBlob } from '../api/repositories';
import { linkFrom } from './tree';

interface FileViewProps {
  owner: string;
  name: string;
  path: string;
  /** Shows Markdown as text with formatting from the start. */
  rendered?: boolean;
}

/** One file of a repository. */
export function FileView({ owner, name, path, rendered = false }: FileViewProps) {
  const url = blobPath(owner, name, path);
  const { data, error, reload } = useResource(url, loadBlob(url));
  const isMarkdown = /\.md$/i.test(path);
  const [asText, setAsText] = useState(!rendered);

  if (error) return <Problem error={error} onRetry={reload} />;
  if (!data) return <SkeletonLines lines={6} label="Loading the file" />;
  return (
    <Section
      title={path.split('/').at(-1)}
      className="file-view"
      actions={
        <span className="file-tools">
          <span className="muted">
            {data.text !== null && `${count(lines(data.text).length, 'line')}, `}
            {bytes(data.size)}
          </span>
          {isMarkdown && data.text !== null && (
            <Button small onClick={() => setAsText(!asText)}>
              {asText ? 'Formatted' : 'Source'}
            </Button>
          )}
          {data.text !== null && <CopyButton text={data.text} label="Copy the file" />}
        </span>
      }
    >
      <Content file={data} formatted={isMarkdown && !asText} repository={`/repositories/${encodeURIComponent(owner)}/${encodeURIComponent(name)}`} />
    </Section>
  );
}

const lines = (text: string) => text.replace(/\n$/, '').split('\n');

function Content({ file, formatted, repository }: { file: RepositoryFile; formatted: boolean; repository: string }) {
  const relative = (address: string) => {
    const link = linkFrom(file.path, address);
    return link && `${repository}?${link}`;
  };
  if (file.text === null) return <p className="hint">{file.binary ? 'This file is not text. Clone the repository to look at it.' : 'This file is too large to show. Clone the repository to look at it.'}</p>;
  if (file.text === '') return <p className="hint">This file is empty.</p>;
  if (formatted) return <Markdown text={file.text} relative={relative} />;
  const all = lines(file.text);
  return (
    <div className="file-text" tabIndex={0} role="region" aria-label={`Text of ${file.path}`}>
      <pre className="file-numbers" aria-hidden>
        {all.map((_, index) => index + 1).join('\n')}
      </pre>
      <pre>
        <code>{all.join('\n')}</code>
      </pre>
    </div>
  );
}
