import { describe, expect, it } from 'vitest';
import entities from '@/fixtures/entities.json';
import { click, leave, press, type } from '@/fixtures/render';
import type { JsonObject } from '@/lib/api';
import { field, offered, picker, settle, show, type Answers } from '../fields.probe';

describe('EntityPicker', () => {
  const system = entities.find((entity) => entity.kind === 'System')!;
  const page = (total: number, from: number, nextCursor?: string) => ({
    items: Array.from({ length: 2 }, (_, index) => ({ kind: 'Resource', metadata: { name: `r${from + index}` } })),
    totalItems: total,
    pageInfo: { nextCursor },
  });

  it('takes the only entity of a required field that allows no other', async () => {
    const answers: Answers = (path) => (path.includes('by-query') ? { items: [system], totalItems: 1, pageInfo: {} } : undefined);
    const seen = await show({ system: picker('EntityPicker', { catalogFilter: { kind: 'System' }, allowArbitraryValues: false }) }, { required: ['system'], answers });

    expect(seen.values).toEqual({ system: 'system:default/checkout' });
  });

  it('searches on the server, and loads the next page when the end of the list is reached', async () => {
    const answers: Answers = (path) => (path.includes('cursor=abc') ? page(4, 2) : page(4, 0, 'abc'));
    const seen = await show({ resource: picker('EntityPicker', { catalogFilter: [{ kind: 'Resource', 'metadata.tags': { exists: true } }], defaultKind: 'Resource' }) }, { answers });

    await click(field('resource'));
    expect(offered()).toEqual(['r0', 'r1']);
    await press(field('resource'), 'ArrowUp');
    await settle();
    expect(offered()).toEqual(['r0', 'r1', 'r2', 'r3']);
    await type(field('resource'), 'db');
    await settle();

    const path = seen.asked.at(-1)!.path;
    expect(path).toContain('filter=kind=Resource,metadata.tags&');
    expect(path).toContain('fullTextFilterTerm=db');
    expect(path).toContain('limit=50');
  });

  it('never offers what does not fit while the server is asked', async () => {
    const seen = await show({ resource: picker('EntityPicker', { defaultKind: 'Resource' }) }, { answers: () => page(2, 0) });

    await type(field('resource'), 'r1');
    expect(offered()).toEqual(['r1']);
    await press(field('resource'), 'ArrowDown');
    await press(field('resource'), 'Enter');

    expect(seen.values).toEqual({ resource: 'resource:default/r1' });
  });

  it('takes what the arrow keys have reached when the field is left', async () => {
    const seen = await show({ resource: picker('EntityPicker', { defaultKind: 'Resource' }) }, { answers: () => page(2, 0) });

    await type(field('resource'), 'r');
    await press(field('resource'), 'ArrowDown');
    await press(field('resource'), 'ArrowDown');
    await leave(field('resource'));

    expect(seen.values).toEqual({ resource: 'resource:default/r1' });
  });

  it('shows only what the user or a group of theirs owns', async () => {
    const seen = await show({ mine: picker('OwnedEntityPicker', { catalogFilter: { kind: 'Component' } }) });

    expect(seen.asked[0]!.path).toContain('filter=kind=Component,relations.ownedBy=user:default/ada,relations.ownedBy=group:default/payments');
  });
});

describe('lists', () => {
  const list = (name: string, options: JsonObject, more: JsonObject = {}) => ({ type: 'array', items: { type: 'string' }, 'ui:field': name, 'ui:options': options, ...more });
  const enter = async (id: string, text: string) => {
    await type(field(id), text);
    await press(field(id), 'Enter');
  };

  it('takes no more entities than the template allows, and gives the last back', async () => {
    const seen = await show({ parts: list('MultiEntityPicker', { defaultKind: 'Component' }, { maxItems: 2 }) });

    await enter('parts', 'one');
    await enter('parts', 'API:two');
    expect(seen.values).toEqual({ parts: ['component:default/one', 'api:default/two'] });
    expect((field('parts') as HTMLInputElement).disabled).toBe(true);
    await click(document.querySelector('[aria-label="Remove api:default/two"]'));

    expect(seen.values).toEqual({ parts: ['component:default/one'] });
    expect((field('parts') as HTMLInputElement).disabled).toBe(false);
  });

  it('takes tags in lower case, says what is none, and erases the last', async () => {
    const answers: Answers = () => ({ facets: { 'metadata.tags': [{ value: 'java', count: 12 }, { value: 'rust', count: 3 }] } });
    const seen = await show({ tags: list('EntityTagsPicker', { kinds: ['Component'], showCounts: true }) }, { answers });
    expect(seen.asked[0]!.path).toBe('/api/catalog/entity-facets?facet=metadata.tags&filter=kind=Component');

    await type(field('tags'), 'ja');
    expect(document.querySelector('[role=option]')?.textContent).toBe('java12×');
    await enter('tags', 'Java');
    await enter('tags', 'no_tag');
    expect(document.querySelector('.field-fault')?.textContent).toContain('“no_tag” is no tag');
    expect(seen.values).toEqual({ tags: ['java'] });
    await type(field('tags'), '');
    await press(field('tags'), 'Backspace');

    expect(seen.values).toEqual({ tags: [] });
  });
});
