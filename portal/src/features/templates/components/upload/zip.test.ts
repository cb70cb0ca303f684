import { deflateRawSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { readZip } from './zip';

interface Packed {
  name: string;
  text: string;
  mode: number;
  method: 0 | 8;
  flags?: number;
}

/** A zip as Unix tools write it. */
function zip(entries: Packed[]): ArrayBuffer {
  const local: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  for (const { name, text, mode, method, flags = 0 } of entries) {
    const content = method === 8 ? deflateRawSync(Buffer.from(text)) : Buffer.from(text);
    const head = Buffer.alloc(30);
    head.writeUInt32LE(0x04034b50, 0);
    head.writeUInt16LE(name.length, 26);
    const entry = Buffer.alloc(46);
    entry.writeUInt32LE(0x02014b50, 0);
    entry.writeUInt16LE(flags, 8);
    entry.writeUInt16LE(method, 10);
    entry.writeUInt32LE(content.length, 20);
    entry.writeUInt32LE(text.length, 24);
    entry.writeUInt16LE(name.length, 28);
    entry.writeUInt32LE((mode << 16) >>> 0, 38);
    entry.writeUInt32LE(at, 42);
    local.push(head, Buffer.from(name), content);
    directory.push(entry, Buffer.from(name));
    at += 30 + name.length + content.length;
  }
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(at, 16);
  const all = Buffer.concat([...local, ...directory, end]);
  return all.buffer.slice(all.byteOffset, all.byteOffset + all.length) as ArrayBuffer;
}

describe('readZip', () => {
  it('reads stored and packed files with their executable bit, and passes over folders and links', async () => {
    const entries = await readZip(
      zip([
        { name: 'java/', text: '', mode: 0o040755, method: 0 },
        { name: 'java/template.yaml', text: 'kind: Template\n', mode: 0o100644, method: 8 },
        { name: 'java/mvnw', text: '#!/bin/sh\n', mode: 0o100755, method: 0 },
        { name: 'java/link', text: '/etc/passwd', mode: 0o120777, method: 0 },
      ]),
    );

    expect(entries.map(({ path, bytes, executable }) => [path, new TextDecoder().decode(bytes), executable])).toEqual([
      ['java/template.yaml', 'kind: Template\n', false],
      ['java/mvnw', '#!/bin/sh\n', true],
    ]);
  });

  it('says what is wrong with other files', async () => {
    await expect(readZip(new TextEncoder().encode('not a zip').buffer as ArrayBuffer)).rejects.toThrow('not a zip file');
    await expect(readZip(zip([{ name: 'a', text: 'x', mode: 0, method: 0, flags: 1 }]))).rejects.toThrow('encrypted');
  });
});
