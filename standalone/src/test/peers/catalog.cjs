// Every call of the stock catalog client, on an entity that a run of the starter template made.
const { CatalogClient, CATALOG_FILTER_EXISTS } = require('@backstage/catalog-client');
const { assert, call, refused } = require('./calls.cjs');

const REF = 'component:default/peer-handbook';

async function make(url) {
  const values = {
    name: 'peer-handbook',
    title: 'Peer handbook',
    description: 'How peers work together.',
    owner: 'group:default/platform',
    repoUrl: 'local?owner=demo&repo=peer-handbook',
    colour: 'green',
  };
  const answer = await fetch(`${url}/api/scaffolder/v2/tasks`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ templateRef: 'template:default/static-site', values }),
  });
  const { id } = await answer.json();
  for (;;) {
    const events = await (await fetch(`${url}/api/scaffolder/v2/tasks/${id}/events`)).json();
    const end = events.find(event => event.type === 'completion');
    if (end) {
      assert.equal(end.body.message, 'Run completed with status: completed', JSON.stringify(end.body));
      return id;
    }
    await new Promise(resolve => setTimeout(resolve, 200));
  }
}

module.exports = async function catalog(url, fetchApi, discoveryApi) {
  const client = new CatalogClient({ discoveryApi, fetchApi });
  await call('a run registers an entity', () => make(url));
  const entity = await call('getEntityByRef', () => client.getEntityByRef(REF), found =>
    assert.equal(found.metadata.name, 'peer-handbook'),
  );
  await entities(client);
  await queries(client);
  const location = await locations(client);
  await trials(client, entity, location);
  await changes(client, entity, location);
};

async function entities(client) {
  await call('getEntityByRef of nothing', () => client.getEntityByRef('component:default/none'), found =>
    assert.equal(found, undefined),
  );
  await call('getEntities', () => client.getEntities({ filter: { kind: 'component', 'metadata.name': 'peer-handbook' }, fields: ['metadata.name'] }), found =>
    assert.deepEqual(found.items, [{ metadata: { name: 'peer-handbook' } }]),
  );
  await call('getEntities that exist', () => client.getEntities({ filter: { 'spec.owner': CATALOG_FILTER_EXISTS }, limit: 2 }), found =>
    assert.ok(found.items.length > 0),
  );
  await call('getEntitiesByRefs', () => client.getEntitiesByRefs({ entityRefs: ['component:default/none', REF], fields: ['kind'] }), found =>
    assert.deepEqual(found.items, [undefined, { kind: 'Component' }]),
  );
  await call('getEntityAncestors', () => client.getEntityAncestors({ entityRef: REF }), found =>
    assert.equal(found.rootEntityRef, REF),
  );
  await call('refreshEntity', () => client.refreshEntity(REF));
}

async function queries(client) {
  await call('queryEntities', () => client.queryEntities({ filter: { kind: 'component' }, limit: 1, orderFields: { field: 'metadata.name', order: 'asc' } }), found =>
    assert.equal(found.items.length, 1),
  );
  await call('queryEntities by predicate', () => client.queryEntities({ query: { kind: 'component', 'metadata.name': { $hasPrefix: 'peer' } } }), found =>
    assert.equal(found.totalItems, 1),
  );
  await call('queryEntities by full text', () => client.queryEntities({ fullTextFilter: { term: 'handbook', fields: ['metadata.title', 'metadata.name'] } }), found =>
    assert.ok(found.totalItems >= 1),
  );
  await call('queryEntities page by page', async () => {
    const first = await client.queryEntities({ filter: { kind: ['template', 'component'] }, limit: 1 });
    return client.queryEntities({ cursor: first.pageInfo.nextCursor, limit: 1 });
  }, page => assert.equal(page.items.length, 1));
  await call('streamEntities', async () => {
    const refs = [];
    for await (const page of client.streamEntities({ filter: { kind: 'template' } })) {
      refs.push(...page.map(entity => entity.metadata.name));
    }
    return refs;
  }, names => assert.ok(names.includes('peer')));
  await call('getEntityFacets', () => client.getEntityFacets({ facets: ['kind'], filter: { kind: 'component' } }), found =>
    assert.equal(found.facets.kind[0].value, 'Component'),
  );
  await call('getEntityFacets by predicate', () => client.getEntityFacets({ facets: ['spec.type'], query: { kind: 'component' } }), found =>
    assert.ok(found.facets['spec.type'].length >= 1),
  );
}

async function locations(client) {
  const location = await call('getLocationByEntity', () => client.getLocationByEntity(REF), found =>
    assert.equal(found.type, 'url'),
  );
  await call('getLocations', () => client.getLocations(), found =>
    assert.ok(found.items.some(item => item.id === location.id)),
  );
  await call('queryLocations', () => client.queryLocations({ query: { target: location.target }, limit: 1 }), found => {
    assert.equal(found.totalItems, 1);
    assert.deepEqual(found.items[0], location);
  });
  await call('streamLocations', async () => {
    const found = [];
    for await (const page of client.streamLocations({})) found.push(...page);
    return found;
  }, found => assert.ok(found.some(item => item.id === location.id)));
  await call('getLocationById', () => client.getLocationById(location.id), found =>
    assert.deepEqual(found, location),
  );
  await call('getLocationByRef', () => client.getLocationByRef(`url:${location.target}`), found =>
    assert.deepEqual(found, location),
  );
  await call('updateLocation', () => client.updateLocation(location.id, { type: 'url', target: location.target }), found =>
    assert.deepEqual(found, location),
  );
  return location;
}

async function trials(client, entity, location) {
  const { apiVersion, kind, spec } = entity;
  const fresh = { apiVersion, kind, spec, metadata: { name: 'tried' } };
  await call('validateEntity', () => client.validateEntity(fresh, `url:${location.target}`), found =>
    assert.deepEqual(found, { valid: true }),
  );
  await call('validateEntity with faults', () => client.validateEntity({ ...fresh, metadata: { name: 'a.' } }, `url:${location.target}`), found => {
    assert.equal(found.valid, false);
    assert.ok(found.errors[0].message);
  });
  await call('analyzeLocation', () => client.analyzeLocation({ location: { type: 'url', target: 'https://github.com/acme/payments' } }), found =>
    assert.equal(found.generateEntities[0].entity.metadata.name, 'payments'),
  );
  await call('addLocation dry', () => client.addLocation({ type: 'url', target: location.target, dryRun: true }), found =>
    assert.equal(found.exists, true),
  );
}

async function changes(client, entity, location) {
  await refused('addLocation twice', () => client.addLocation({ type: 'url', target: location.target }), failure => {
    assert.equal(failure.statusCode, 409);
    assert.equal(failure.cause.name, 'ConflictError');
  });
  await call('removeLocationById', () => client.removeLocationById(location.id));
  await call('getEntityByRef after the removal', () => client.getEntityByRef(REF), found =>
    assert.equal(found, undefined),
  );
  await call('addLocation', () => client.addLocation({ type: 'url', target: location.target }), added =>
    assert.equal(added.location.target, location.target),
  );
  const again = await call('getEntityByRef again', () => client.getEntityByRef(REF), found => assert.ok(found));
  await call('removeEntityByUid', () => client.removeEntityByUid(again.metadata.uid));
}
