import { useRef, useState, type DragEvent } from 'react';
import { Button } from '@/components/Button';
import { Icon } from '@/components/Icon';
import { Notice } from '@/components/Notice';
import { Problem } from '@/components/Problem';
import { announce } from '@/lib/announce';
import type { Finding } from '@/lib/api';
import { bytes, count } from '@/lib/strings';
import { lint, upload } from '../../api/templates';
import { FindingList, summary } from '../FindingList';
import { Registered } from '../Registered';
import { filesDropped, filesOf, toUpload, whatIsMissing, type ChosenFile } from './files';

/** Registers a template from a folder or a zip on the user's machine. */
export function UploadForm() {
  const [files, setFiles] = useState<ChosenFile[] | null>(null);
  const [problem, setProblem] = useState<Error | null>(null);
  const [done, setDone] = useState<string | null>(null);
  const [sending, setSending] = useState(false);
  const [findings, setFindings] = useState<Finding[] | null>(null);
  const missing = files && whatIsMissing(files);

  const choose = async (read: Promise<ChosenFile[]>) => {
    setProblem(null);
    setDone(null);
    setFindings(null);
    try {
      const chosen = await read;
      setFiles(chosen);
      announce(`${count(chosen.length, 'file')} chosen.`);
    } catch (failure) {
      setFiles(null);
      setProblem(failure as Error);
    }
  };

  const ask = async (question: (chosen: ChosenFile[]) => Promise<void>) => {
    if (!files) return;
    setSending(true);
    setProblem(null);
    setFindings(null);
    try {
      await question(files);
    } catch (failure) {
      setProblem(failure as Error);
    } finally {
      setSending(false);
    }
  };
  const register = async (chosen: ChosenFile[]) => {
    const { ref } = await upload(toUpload(chosen));
    setDone(ref);
    setFiles(null);
  };
  const check = async (chosen: ChosenFile[]) => setFindings(await lint(toUpload(chosen)));

  return (
    <div className="stack">
      {done && <Registered refs={[done]} />}
      <DropZone onChosen={choose} />
      {missing && <Notice tone="bad" role="alert" title={missing} />}
      {files && !missing && (
        <>
          <FileTable files={files} />
          <div className="register-buttons">
            <Button look="primary" icon="upload" busy={sending} onClick={() => void ask(register)}>
              Register this template
            </Button>
            <Button icon="search" disabled={sending} onClick={() => void ask(check)}>
              Check it only
            </Button>
            <Button disabled={sending} onClick={() => setFiles(null)}>
              Choose something else
            </Button>
          </div>
        </>
      )}
      {findings && <Checked findings={findings} />}
      {problem && <Problem error={problem} title="The template was not registered" />}
    </div>
  );
}

function Checked({ findings }: { findings: Finding[] }) {
  if (findings.length === 0) return <Notice tone="good" role="status" title="Lint finds nothing to say" />;
  const isBad = findings.some((one) => one.severity === 'error');
  return (
    <div className="stack">
      <Notice tone={isBad ? 'bad' : 'warning'} role="status" title={`Lint found ${summary(findings)}`} />
      <FindingList findings={findings} />
    </div>
  );
}

function DropZone({ onChosen }: { onChosen: (read: Promise<ChosenFile[]>) => void }) {
  const folder = useRef<HTMLInputElement>(null);
  const zip = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);

  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    onChosen(filesDropped(event.dataTransfer.items));
  };

  return (
    <div
      className="drop-zone"
      data-over={over}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <Icon name="upload" size={28} />
      <p>
        Drop a folder or a zip with a <code>template.yaml</code> here, or
      </p>
      <div className="register-buttons">
        <Button icon="folder" onClick={() => folder.current?.click()}>
          Choose a folder
        </Button>
        <Button icon="file" onClick={() => zip.current?.click()}>
          Choose a zip
        </Button>
      </div>
      <input ref={folder} type="file" hidden multiple {...{ webkitdirectory: '' }} aria-label="Folder of a template" onChange={(event) => event.target.files?.length && onChosen(filesOf(event.target.files))} />
      <input ref={zip} type="file" hidden accept=".zip,application/zip" aria-label="Zip of a template" onChange={(event) => event.target.files?.length && onChosen(filesOf(event.target.files))} />
    </div>
  );
}

function FileTable({ files }: { files: ChosenFile[] }) {
  const size = files.reduce((sum, file) => sum + file.bytes.length, 0);
  const shown = files.slice(0, 200);
  return (
    <details className="chosen-files" open={files.length <= 12}>
      <summary>
        {count(files.length, 'file')}, {bytes(size)}
      </summary>
      <ul>
        {shown.map((file) => (
          <li key={file.path}>
            <code>{file.path}</code>
            <span>
              {file.executable && 'executable, '}
              {bytes(file.bytes.length)}
            </span>
          </li>
        ))}
        {files.length > shown.length && <li>and {count(files.length - shown.length, 'more file')}</li>}
      </ul>
    </details>
  );
}
