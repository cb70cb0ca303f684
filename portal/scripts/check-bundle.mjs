// The built portal runs under a strict Content-Security-Policy: no inline script or style, no code from strings, nothing from other hosts.
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './changes.mjs';

const out = join(root, 'target/classes/META-INF/resources');
const faults = [];

const html = readFileSync(join(out, 'index.html'), 'utf8');
if (/<script(?![^>]*\bsrc=)[^>]*>/.test(html)) faults.push('index.html has an inline script');
if (/<style|\sstyle=/.test(html)) faults.push('index.html has an inline style');
if (/(?:src|href)="(?:https?:)?\/\//.test(html)) faults.push('index.html loads something from another host');

for (const name of readdirSync(join(out, 'assets'))) {
  const text = readFileSync(join(out, 'assets', name), 'utf8');
  if (name.endsWith('.js') && /\bnew Function\(|[^.\w]eval\(/.test(text)) faults.push(`assets/${name} makes code from strings`);
  if (name.endsWith('.css') && /url\(\s*['"]?(?:https?:)?\/\//.test(text)) faults.push(`assets/${name} loads something from another host`);
}
if (faults.length) {
  console.error(faults.join('\n'));
  process.exit(1);
}
