import type { UploadedFile } from '../../api/templates';
import { readZip } from './zip';

/** A file that was chosen or dropped, by its path inside what was chosen. */
export interface ChosenFile {
  path: string;
  bytes: Uint8Array;
  executable: boolean;
}

const leftOut = /(?:^|\/)(?:\.git|node_modules|__MACOSX)\/|(?:^|\/)(?:\.DS_Store|Thumbs\.db)$/;

/** A folder does not tell a browser what may be executed; a file that names its interpreter is meant to be. */
function namesInterpreter(bytes: Uint8Array): boolean {
  return bytes[0] === 0x23 && bytes[1] === 0x21;
}

async function fromFile(path: string, file: File): Promise<ChosenFile[]> {
  const buffer = await file.arrayBuffer();
  if (/\.zip$/i.test(path) && !path.includes('/')) return readZip(buffer);
  const bytes = new Uint8Array(buffer);
  return [{ path, bytes, executable: namesInterpreter(bytes) }];
}

async function entriesIn(folder: FileSystemDirectoryEntry): Promise<FileSystemEntry[]> {
  const reader = folder.createReader();
  const all: FileSystemEntry[] = [];
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((resolve, reject) => reader.readEntries(resolve, reject));
    if (some.length === 0) return all;
    all.push(...some);
  }
}

async function fromEntry(entry: FileSystemEntry, prefix: string): Promise<ChosenFile[]> {
  const path = `${prefix}${entry.name}`;
  if (leftOut.test(entry.isDirectory ? `${path}/` : path)) return [];
  if (entry.isFile) {
    const file = await new Promise<File>((resolve, reject) => (entry as FileSystemFileEntry).file(resolve, reject));
    return fromFile(path, file);
  }
  const inside = await entriesIn(entry as FileSystemDirectoryEntry);
  return (await Promise.all(inside.map((one) => fromEntry(one, `${path}/`)))).flat();
}

/** What was chosen with a file input: single files, a zip, or a whole folder. */
export async function filesOf(list: FileList): Promise<ChosenFile[]> {
  const files = [...list].filter((file) => !leftOut.test(file.webkitRelativePath || file.name));
  return arrange((await Promise.all(files.map((file) => fromFile(file.webkitRelativePath || file.name, file)))).flat());
}

/** What was dropped: files, a zip, or folders. */
export async function filesDropped(items: DataTransferItemList): Promise<ChosenFile[]> {
  const entries = [...items].map((item) => item.webkitGetAsEntry()).filter((entry) => entry !== null);
  return arrange((await Promise.all(entries.map((entry) => fromEntry(entry, '')))).flat());
}

const isDefinition = (path: string) => /^template\.ya?ml$/.test(path);

/** Takes off the folders around `template.yaml`, leaves out what is no part of a template, and sorts by path. */
export function arrange(files: ChosenFile[]): ChosenFile[] {
  const kept = files.filter((file) => !leftOut.test(file.path));
  const definitions = kept.map((file) => file.path).filter((path) => isDefinition(path.split('/').at(-1)!));
  definitions.sort((one, other) => one.split('/').length - other.split('/').length);
  const folder = definitions[0]?.split('/').slice(0, -1).join('/') ?? '';
  const prefix = folder && `${folder}/`;
  return kept
    .filter((file) => file.path.startsWith(prefix))
    .map((file) => ({ ...file, path: file.path.slice(prefix.length) }))
    .sort((one, other) => (one.path < other.path ? -1 : 1));
}

/** Why these files are no template, or null. */
export function whatIsMissing(files: ChosenFile[]): string | null {
  if (files.length === 0) return 'There are no files in what you chose.';
  if (!files.some((file) => isDefinition(file.path))) return 'There is no template.yaml in what you chose. Choose the folder that holds it.';
  return null;
}

export function toBase64(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += 0x8000) text += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
  return btoa(text);
}

export function toUpload(files: ChosenFile[]): UploadedFile[] {
  return files.map(({ path, bytes, executable }) => ({ path, content: toBase64(bytes), executable }));
}
