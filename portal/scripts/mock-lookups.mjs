// What the forms look up in the stand-in for the API: entities of the catalog, tags, and what Git hosts know.

const has = (value, text) => String(value ?? '').toLowerCase().includes(text.toLowerCase());

// More than one page of the catalog, so that lists have something to load.
const many = Array.from({ length: 180 }, (_, index) => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Resource',
  metadata: { name: `bucket-${String(index + 1).padStart(3, '0')}`, title: `Bucket ${index + 1}`, namespace: 'default', tags: ['storage'] },
  spec: { type: 'bucket' },
}));

function valuesAt(entity, key) {
  if (key.toLowerCase().startsWith('relations.')) {
    const type = key.split('.')[1].toLowerCase();
    return (entity.relations ?? []).filter((one) => one.type.toLowerCase() === type).map((one) => one.targetRef);
  }
  const found = key.toLowerCase().split('.').reduce((at, part) => at?.[Object.keys(at).find((name) => name.toLowerCase() === part) ?? part], entity);
  return [found].flat().filter((one) => one !== undefined);
}

function fits(entity, set) {
  const keys = [...new Set(set.map(([key]) => key))];
  return keys.every((key) => set.some(([one, wanted]) => one === key && (wanted === undefined ? valuesAt(entity, key).length > 0 : valuesAt(entity, key).some((value) => String(value).toLowerCase() === wanted.toLowerCase()))));
}

export function entitiesByQuery(recorded, query) {
  const cursor = query.get('cursor') ? JSON.parse(Buffer.from(query.get('cursor'), 'base64').toString()) : null;
  const filters = cursor?.filters ?? query.getAll('filter');
  const term = cursor?.term ?? query.get('fullTextFilterTerm') ?? '';
  const offset = cursor?.offset ?? Number(query.get('offset') ?? 0);
  const limit = Number(query.get('limit') ?? 200);
  const sets = filters.map((set) => set.split(',').map((one) => one.split('=')));
  // The catalog page shows what is recorded; what is made up is found by those who ask for its kind.
  const all = filters.some((set) => /kind=resource/i.test(set)) ? [...recorded, ...many] : recorded;
  const found = all
    .filter((entity) => sets.length === 0 || sets.some((set) => fits(entity, set)))
    .filter((entity) => has([entity.metadata.name, entity.metadata.title, entity.metadata.description, entity.spec.profile?.displayName].join(' '), term))
    .sort((one, other) => (one.metadata.name < other.metadata.name ? -1 : 1));
  const next = { filters, term, offset: offset + limit };
  const nextCursor = next.offset < found.length ? Buffer.from(JSON.stringify(next)).toString('base64') : undefined;
  return { items: found.slice(offset, next.offset), totalItems: found.length, pageInfo: { nextCursor } };
}

export function entityByName(recorded, kind, name) {
  return recorded.find((one) => one.kind.toLowerCase() === kind.toLowerCase() && one.metadata.name === name);
}

export function entitiesByRefs(recorded, refs) {
  const items = refs.map((ref) => {
    const [kind, place] = ref.split(':');
    return entityByName(recorded, kind, place.split('/')[1]) ?? null;
  });
  return { items };
}

export function facets(recorded, query) {
  const facet = query.get('facet');
  const counts = {};
  for (const entity of recorded) {
    for (const one of facet === 'kind' ? [entity.kind] : (entity.metadata.tags ?? [])) counts[one] = (counts[one] ?? 0) + 1;
  }
  return { facets: { [facet]: Object.entries(counts).map(([value, count]) => ({ value, count })) } };
}

const named = (...names) => names.map((id) => ({ id }));

const known = {
  'github/owners': named('acme', 'acme-labs', 'ada'),
  'github/repositoriesWithOwner': named('acme/billing', 'acme/payments', 'acme-labs/rocket'),
  'github/branches': named('main', 'develop', 'release/2'),
  'gitlab/groups': [{ id: '1', title: 'acme' }, { id: '2', title: 'acme/platform' }],
  'gitlab/repositories': [{ id: 'payments', title: 'Payments' }],
  'bitbucket-cloud/workspaces': named('acme'),
  'bitbucket-cloud/projects': named('CORE', 'WEB'),
  'bitbucket-cloud/repositories': named('payments'),
  'bitbucket-cloud/branches': named('main'),
};

/** What a Git host answers to those with a token; nothing for a wrong one. */
export function autocomplete(provider, resource, { token }) {
  return token === 'wrong' ? null : { results: known[`${provider}/${resource}`] ?? [] };
}
