// Writes src/lib/native.ts, the types of the native API, from openapi.json. With an address it first fetches the document
// from a running Formwork, node scripts/generate-types.mjs http://127.0.0.1:8080, and with a file's name it reads that.
// With --check it only says whether the types are those of the document.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './changes.mjs';

const documentFile = join(root, 'openapi.json');
const typesFile = join(root, 'src/lib/native.ts');

function sorted(value) {
  if (Array.isArray(value)) return value.map(sorted);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.keys(value).sort().map((key) => [key, sorted(value[key])]));
}

/** Only what types are made of, so that the document changes when they do. */
function essence(document) {
  return sorted({ openapi: document.openapi, paths: Object.fromEntries(Object.keys(document.paths).map((path) => [path, {}])), components: { schemas: document.components.schemas } });
}

function typeOf(schema) {
  if (schema.$ref) return schema.$ref.split('/').at(-1);
  if (schema.oneOf) return schema.oneOf.map(typeOf).join(' | ');
  const kinds = [schema.type ?? []].flat();
  if (kinds.length === 0) return 'unknown';
  return kinds.sort((one, other) => (one === 'null') - (other === 'null')).map((kind) => kindOf(kind, schema)).join(' | ');
}

function kindOf(kind, schema) {
  switch (kind) {
    case 'array': {
      const item = typeOf(schema.items);
      return item.includes(' ') ? `(${item})[]` : `${item}[]`;
    }
    case 'object':
      return schema.properties ? members(schema) : `Record<string, ${schema.additionalProperties && Object.keys(schema.additionalProperties).length ? typeOf(schema.additionalProperties) : 'unknown'}>`;
    case 'integer':
      return 'number';
    default:
      return kind;
  }
}

function members(schema) {
  const required = new Set(schema.required ?? []);
  const lines = Object.entries(schema.properties).map(([name, value]) => `  ${name}${required.has(name) ? '' : '?'}: ${typeOf(value)};`);
  return `{\n${lines.join('\n')}\n}`;
}

function typesOf(document) {
  const types = Object.entries(document.components.schemas).map(([name, schema]) => `export interface ${name} ${members(schema)}\n`);
  return `// Generated from openapi.json by scripts/generate-types.mjs.\n\n${types.join('\n')}`;
}

const [argument] = process.argv.slice(2);
if (argument && argument !== '--check') {
  const document = argument.startsWith('http')
    ? await (await fetch(new URL('/api/formwork/v1/openapi.json', argument))).json()
    : JSON.parse(readFileSync(argument, 'utf8'));
  writeFileSync(documentFile, `${JSON.stringify(essence(document), null, 2)}\n`);
}
const types = typesOf(JSON.parse(readFileSync(documentFile, 'utf8')));
if (argument !== '--check') {
  writeFileSync(typesFile, types);
} else if (readFileSync(typesFile, 'utf8') !== types) {
  console.error('src/lib/native.ts is not what openapi.json says. Run: npm run types');
  process.exit(1);
}
