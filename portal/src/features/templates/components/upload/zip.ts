export interface ZipEntry {
  path: string;
  bytes: Uint8Array;
  executable: boolean;
}

const endSignature = 0x06054b50;
const entrySignature = 0x02014b50;

function endOfDirectory(view: DataView): number {
  for (let at = view.byteLength - 22; at >= Math.max(0, view.byteLength - 65_557); at -= 1) {
    if (view.getUint32(at, true) === endSignature) return at;
  }
  throw new Error('This is not a zip file, or it is cut off.');
}

async function inflate(bytes: Uint8Array): Promise<Uint8Array> {
  const stream = new Response(bytes as Uint8Array<ArrayBuffer>).body!.pipeThrough(new DecompressionStream('deflate-raw'));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

async function contentOf(buffer: ArrayBuffer, view: DataView, at: number, path: string): Promise<Uint8Array> {
  const method = view.getUint16(at + 10, true);
  const size = view.getUint32(at + 20, true);
  const header = view.getUint32(at + 42, true);
  const start = header + 30 + view.getUint16(header + 26, true) + view.getUint16(header + 28, true);
  const packed = new Uint8Array(buffer, start, size);
  if (method === 0) return packed;
  if (method === 8) return inflate(packed);
  throw new Error(`'${path}' is packed in a way that browsers cannot read. Pack the folder again with the usual settings.`);
}

/** Reads the files of a zip, with the executable bit that Unix tools store there. Folders and links are left out. */
export async function readZip(buffer: ArrayBuffer): Promise<ZipEntry[]> {
  const view = new DataView(buffer);
  const end = endOfDirectory(view);
  const total = view.getUint16(end + 10, true);
  const entries: ZipEntry[] = [];
  let at = view.getUint32(end + 16, true);
  for (let index = 0; index < total; index += 1) {
    if (view.getUint32(at, true) !== entrySignature) throw new Error('The directory of this zip file is damaged.');
    if (view.getUint16(at + 8, true) & 1) throw new Error('This zip file is encrypted. Pack it without a password.');
    const nameLength = view.getUint16(at + 28, true);
    const path = new TextDecoder().decode(new Uint8Array(buffer, at + 46, nameLength));
    const mode = view.getUint32(at + 38, true) >>> 16;
    const isLink = (mode & 0o170000) === 0o120000;
    if (!path.endsWith('/') && !isLink) {
      entries.push({ path, bytes: await contentOf(buffer, view, at, path), executable: (mode & 0o111) !== 0 });
    }
    at += 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return entries;
}
