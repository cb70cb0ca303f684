const plain = /^[A-Za-z_./][A-Za-z0-9_./@+-]*(?:[ :][A-Za-z0-9_./@+-]+)*$/;
const reserved = /^(?:true|false|null|yes|no|on|off|y|n|~)$/i;

function scalar(value: unknown, indent: string): string {
  if (typeof value !== 'string') return JSON.stringify(value) ?? 'null';
  if (value.includes('\n') && !/^\s|[\u0000-\u0008\u000b-\u001f]/.test(value)) {
    const body = value.replace(/\n$/, '').split('\n').map((line) => line && `${indent}${line}`);
    return `${value.endsWith('\n') ? '|' : '|-'}\n${body.join('\n')}`;
  }
  if (plain.test(value) && !reserved.test(value) && !/: |:$/.test(value)) return value;
  return JSON.stringify(value);
}

function isEmpty(value: object): boolean {
  return Array.isArray(value) ? value.length === 0 : Object.keys(value).length === 0;
}

function block(value: unknown, indent: string): string {
  if (value === null || typeof value !== 'object') return `${indent}${scalar(value, `${indent}  `)}`;
  if (isEmpty(value)) return `${indent}${Array.isArray(value) ? '[]' : '{}'}`;
  if (Array.isArray(value)) {
    return value.map((item) => `${indent}- ${block(item, `${indent}  `).trimStart()}`).join('\n');
  }
  return Object.entries(value)
    .filter(([, item]) => item !== undefined)
    .map(([name, item]) => {
      const key = `${indent}${scalar(name, indent)}:`;
      if (item === null || typeof item !== 'object' || isEmpty(item)) return `${key} ${block(item, indent).trimStart()}`;
      return `${key}\n${block(item, Array.isArray(item) ? indent + '  ' : `${indent}  `)}`;
    })
    .join('\n');
}

/** JSON values as YAML text, for reading. */
export function toYaml(value: unknown): string {
  return `${block(value, '')}\n`;
}
