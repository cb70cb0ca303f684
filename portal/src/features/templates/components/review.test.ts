import { describe, expect, it } from 'vitest';
import schemas from '@/fixtures/schemas.json';
import type { JsonObject, ParameterSchema } from '@/lib/api';
import { namesOn, pagesOf, type FormPage } from './form/schema';
import { reviewRows, tokenRows } from './review';

const rows = (page: FormPage, values: JsonObject) => Object.fromEntries(reviewRows(page, values, namesOn(page.schema as JsonObject)).map((row) => [row.name, row.value]));
const pageOf = (schema: JsonObject) => pagesOf({ title: 't', steps: [{ title: 'p', schema }] })[0]!;

describe('reviewRows', () => {
  it('shows titles and the words of choices, and hides secrets', () => {
    const pages = pagesOf(schemas['java-service'] as unknown as ParameterSchema);

    expect(rows(pages[1]!, { database: true, size: 'medium', databasePassword: '********' })).toEqual({
      'With a PostgreSQL database': 'Yes',
      Size: 'Medium: 2 CPU, 8 GB',
      'Password of the owner role': '••••••••',
    });
    expect(rows(pages[2]!, { repoUrl: 'local?owner=demo&repo=payments' })).toEqual({ Repository: 'local/demo/payments' });
  });

  it('follows what the template says about the review', () => {
    const page = pageOf({
      properties: {
        hidden: { type: 'string', 'ui:backstage': { review: { show: false } } },
        masked: { type: 'string', 'ui:backstage': { review: { mask: '<masked>' } } },
        named: { type: 'string', 'ui:backstage': { review: { name: 'Other name' } } },
      },
    });

    expect(rows(page, { hidden: 'a', masked: 'b', named: 'c' })).toEqual({ masked: '<masked>', 'Other name': 'c' });
  });

  it('takes groups apart, unless the template says otherwise', () => {
    const group = { type: 'object', title: 'Limits', properties: { cpu: { title: 'CPU', type: 'string' } } };

    expect(rows(pageOf({ properties: { limits: group } }), { limits: { cpu: '1' } })).toEqual({ 'Limits › CPU': '1' });
    expect(rows(pageOf({ properties: { limits: { ...group, 'ui:backstage': { review: { explode: false } } } } }), { limits: { cpu: '1' } })).toEqual({ Limits: '{\n  "cpu": "1"\n}' });
  });

  it('shows the words of choices, however the template gives them', () => {
    const page = pageOf({
      properties: {
        titled: { type: 'string', oneOf: [{ const: 'eu', title: 'Europe' }] },
        sure: { type: 'boolean', enumNames: ['Certainly', 'Never'] },
        days: { type: 'array', items: { enum: ['mon', 'tue'], enumNames: ['Monday', 'Tuesday'] } },
        file: { type: 'string', format: 'data-url' },
      },
    });

    expect(rows(page, { titled: 'eu', sure: false, days: ['tue'], file: 'data:text/plain;name=my%20notes.txt;base64,aGVsbG8=' })).toEqual({ titled: 'Europe', sure: 'Never', days: 'Tuesday', file: 'my notes.txt' });
  });

  it('hides passwords in lists and groups, taken apart or not', () => {
    const people = { type: 'array', title: 'People', items: { type: 'object', title: 'Person', properties: { name: { type: 'string', title: 'Name' }, pin: { type: 'string', title: 'PIN', 'ui:widget': 'password' } } } };
    const values = { people: [{ name: 'Ada', pin: '1234' }] };

    expect(rows(pageOf({ properties: { people } }), values)).toEqual({ 'People › 1 › Name': 'Ada', 'People › 1 › PIN': '••••••••' });
    expect(JSON.stringify(rows(pageOf({ properties: { people: { ...people, 'ui:backstage': { review: { explode: false } } } } }), values))).not.toContain('1234');
  });

  it('has no row for a list of empty places', () => {
    expect(rows(pageOf({ properties: { pair: { type: 'array', items: [{ type: 'string' }] } } }), { pair: [undefined] })).toEqual({});
  });

  it('says that a token is sent, and not which', () => {
    const page = pageOf({ properties: { repoUrl: { 'ui:field': 'RepoUrlPicker', 'ui:options': { requestUserCredentials: { secretsKey: 'TOKEN' } } } } });

    expect(tokenRows(page, { TOKEN: 'ghp_1', other: 'x' })).toEqual([{ name: 'Your token (TOKEN)', value: '••••••••', isMasked: true, isLong: false }]);
    expect(tokenRows(page, { TOKEN: '' })).toEqual([]);
  });
});
