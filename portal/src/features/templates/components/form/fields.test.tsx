import { describe, expect, it, vi } from 'vitest';
import { click, type } from '@/fixtures/render';
import { errors, field, next, picker, show } from './fields.probe';

describe('keys of the template', () => {
  it('sends the value for an empty field', async () => {
    const seen = await show({ name: { type: 'string', 'ui:emptyValue': '' }, other: { type: 'string' } }, { values: { name: 'a', other: 'b' } });

    await type(field('name'), '');
    await type(field('other'), '');

    expect(seen.values).toEqual({ name: '' });
  });

  it('reads options whether they stand alone or among the options', async () => {
    await show({ one: { type: 'string', 'ui:options': { placeholder: 'Here', widget: 'textarea', rows: 7 } }, two: picker('EntityNamePicker', { placeholder: 'There' }), three: { type: 'string', 'ui:readonly': true }, four: { type: 'string', 'ui:disabled': true } });

    expect((field('one') as HTMLTextAreaElement).placeholder).toBe('Here');
    expect((field('one') as HTMLTextAreaElement).rows).toBe(7);
    expect((field('two') as HTMLInputElement).placeholder).toBe('There');
    expect((field('three') as HTMLInputElement).readOnly).toBe(true);
    expect((field('four') as HTMLInputElement).disabled).toBe(true);
  });

  it('asks for what depends on other answers', async () => {
    await show({
      kind: { type: 'string', enum: ['a', 'b'] },
      group: { type: 'object', properties: { on: { type: 'boolean' } }, if: { properties: { on: { const: true } }, required: ['on'] }, then: { properties: { more: { type: 'string', 'ui:placeholder': 'More' } } } },
    });
    expect(field('group_more')).toBeNull();

    await click(field('group_on'));

    expect((field('group_more') as HTMLInputElement).placeholder).toBe('More');
  });
});

describe('what a template wants and nobody knows', () => {
  it('is a plain field, checked and sent as the schema says', async () => {
    const seen = await show({ count: { type: 'integer', minimum: 3, 'ui:field': 'FancySlider' }, group: { type: 'object', title: 'Group', 'ui:field': 'FancyGroup' } });
    expect(document.querySelector('.field-unknown')?.textContent).toContain('does not know the field FancySlider');

    await type(field('count'), '2');
    await click(next());
    expect(errors()).toEqual(['This must be at least 3.']);
    await type(field('count'), '4');
    await type(field('group'), '{"a": [1');
    await type(field('group'), '{"a": [1]}');
    await click(next());

    expect(seen.done.at(-1)).toEqual({ count: 4, group: { a: [1] } });
  });

  it('keeps the rest of the form when a field cannot be drawn', async () => {
    vi.spyOn(console, 'error').mockImplementation(() => {});
    await show({ broken: { type: 'string', title: 'Broken', 'ui:description': { no: 'text' } }, good: { type: 'string' } });

    expect(document.body.textContent).toContain("The field 'Broken' cannot be shown");
    expect(field('good')).not.toBeNull();
    vi.restoreAllMocks();
  });

  it('says so when a whole page cannot be drawn', async () => {
    vi.spyOn(console, 'error').mockImplementation(() => {});
    await show({ lost: { $ref: '#/definitions/none' } });

    expect(document.body.textContent).toContain('This page of the form cannot be shown');
    vi.restoreAllMocks();
  });
});
