// Every call of the stock scaffolder client, as the stock frontend makes them.
const { ScaffolderClient } = require('@backstage/plugin-scaffolder-common');
const { ScmIntegrations } = require('@backstage/integration');
const { ConfigReader } = require('@backstage/config');
const { assert, call, refused, collect } = require('./calls.cjs');

const ENTITY = {
  apiVersion: 'scaffolder.backstage.io/v1beta3',
  kind: 'Template',
  metadata: { name: 'peer', title: 'Peer', description: 'For the stock clients.' },
  spec: {
    type: 'service',
    owner: 'group:default/platform',
    EXPERIMENTAL_recovery: { EXPERIMENTAL_strategy: 'none' },
    parameters: [
      { title: 'About', required: ['name'], properties: { name: { type: 'string', minLength: 2 } } },
    ],
    steps: [
      {
        id: 'fetch',
        name: 'Fetch',
        action: 'fetch:template',
        input: { url: './skeleton', values: { name: '${{ parameters.name }}' } },
      },
      { id: 'log', name: 'Log', action: 'debug:log', input: { message: 'Hello ${{ parameters.name }}' } },
    ],
    output: { text: [{ title: 'Greeting', content: 'Hello ${{ parameters.name }}' }] },
  },
};

const FILES = { 'skeleton/hello.txt': 'Hello ${{ values.name }}' };
const encode = text => Buffer.from(text).toString('base64');

// Templates come in by Formwork's own route here; Backstage has none for that.
async function upload(url, entity, files) {
  const all = { 'template.yaml': JSON.stringify(entity), ...files };
  const body = Object.entries(all).map(([path, text]) => ({ path, content: encode(text) }));
  const answer = await fetch(`${url}/api/formwork/v1/templates`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ files: body }),
  });
  assert.equal(answer.status, 201, await answer.text());
}

const startOver = {
  ...ENTITY,
  metadata: { name: 'peer-over', title: 'Peer that starts over' },
  spec: { ...ENTITY.spec, EXPERIMENTAL_recovery: { EXPERIMENTAL_strategy: 'startOver' } },
};

function checkEvents(events, taskId) {
  const last = events.at(-1);
  assert.equal(last.type, 'completion');
  assert.equal(last.body.message, 'Run completed with status: completed');
  assert.deepEqual(last.body.output.text, [{ title: 'Greeting', content: 'Hello ada' }]);
  assert.ok(events.every(event => event.taskId === taskId));
  const ids = events.map(event => event.id);
  assert.deepEqual(ids, [...ids].sort((one, other) => one - other));
  const states = events.filter(event => event.body.stepId === 'log').map(event => event.body.status);
  assert.deepEqual([states[0], states.at(-1)], ['processing', 'completed']);
}

function clients(url, fetchApi, discoveryApi) {
  const config = new ConfigReader({ integrations: {} });
  const scmIntegrationsApi = ScmIntegrations.fromConfig(config);
  const identityApi = {
    getBackstageIdentity: async () => ({
      type: 'user',
      userEntityRef: 'user:default/local',
      ownershipEntityRefs: ['user:default/local'],
    }),
    getCredentials: async () => ({}),
  };
  const options = { discoveryApi, fetchApi, scmIntegrationsApi, identityApi };
  return {
    client: new ScaffolderClient(options),
    polling: new ScaffolderClient({ ...options, useLongPollingLogs: true }),
  };
}

module.exports = async function scaffolder(url, fetchApi, discoveryApi) {
  const { client, polling } = clients(url, fetchApi, discoveryApi);
  await call('upload peer', () => upload(url, ENTITY, FILES));
  await call('upload peer-over', () => upload(url, startOver, FILES));
  await documents(client);
  const taskId = await oneTask(client, polling);
  await lists(client, taskId);
  await again(client, polling, taskId);
  await cancel(client);
  await dryRun(client);
  await autocomplete(client);
  await refusals(client);
};

async function documents(client) {
  await call('listActions', () => client.listActions(), actions => {
    const ids = actions.map(action => action.id);
    assert.deepEqual(ids, [...ids].sort());
    for (const id of ['debug:log', 'fetch:template', 'publish:github', 'catalog:register']) {
      assert.ok(ids.includes(id), id);
    }
    assert.ok(actions.every(action => action.schema));
  });
  await call('listTemplatingExtensions', () => client.listTemplatingExtensions(), extensions =>
    assert.deepEqual(Object.keys(extensions.filters).sort(), [
      'parseEntityRef',
      'parseRepoUrl',
      'pick',
      'projectSlug',
    ]),
  );
  await call('getIntegrationsList', () => client.getIntegrationsList({ allowedHosts: ['github.com'] }));
  await call(
    'getTemplateParameterSchema',
    () => client.getTemplateParameterSchema('template:default/peer'),
    schema => {
      assert.equal(schema.title, 'Peer');
      assert.equal(schema.steps[0].title, 'About');
      assert.deepEqual(schema.steps[0].schema.required, ['name']);
    },
  );
}

async function oneTask(client, polling) {
  const { taskId } = await call('scaffold', () =>
    client.scaffold({ templateRef: 'template:default/peer', values: { name: 'ada' }, secrets: { token: 's3cr3t' } }),
  );
  const live = await call('streamLogs by EventSource', () => collect(client.streamLogs({ taskId })), events =>
    checkEvents(events, taskId),
  );
  await call('streamLogs by long poll', () => collect(polling.streamLogs({ taskId })), events =>
    assert.deepEqual(events, live),
  );
  const after = live.at(-1).id;
  for (const [name, one] of [['EventSource', client], ['long poll', polling]]) {
    await call(`streamLogs by ${name} after the end`, () => collect(one.streamLogs({ taskId, after })), events =>
      assert.deepEqual(events, [live.at(-1)]),
    );
  }
  return taskId;
}

async function lists(client, taskId) {
  await call('getTask', () => client.getTask(taskId), task => {
    assert.equal(task.status, 'completed');
    assert.deepEqual(task.spec.parameters, { name: 'ada' });
    assert.deepEqual(task.spec.steps.map(step => step.id), ['fetch', 'log']);
    assert.equal(task.spec.templateInfo.entityRef, 'template:default/peer');
    assert.equal(task.spec.templateInfo.entity.metadata.name, 'peer');
    assert.equal(task.spec.templateInfo.entity.metadata.namespace, 'default');
    assert.equal(task.spec.user.ref, task.createdBy);
  });
  await call('listTasks all', () => client.listTasks({ filterByOwnership: 'all', limit: 5, offset: 0 }), found => {
    assert.ok(found.totalTasks >= 1);
    assert.ok(found.tasks.some(task => task.id === taskId));
  });
  await call('listTasks owned', () => client.listTasks({ filterByOwnership: 'owned', limit: 5 }), found =>
    assert.ok(found.tasks.some(task => task.id === taskId)),
  );
}

async function again(client, polling, taskId) {
  await call('retry', () => client.retry(taskId), answer => assert.equal(answer.id, taskId));
  await call('streamLogs after a retry', () => collect(client.streamLogs({ taskId })), events => {
    checkEvents(events, taskId);
    assert.deepEqual(
      events.filter(event => event.type !== 'log').map(event => event.type),
      ['recovered', 'completion'],
    );
    assert.deepEqual(events.find(event => event.type === 'recovered').body, { recoverStrategy: 'none' });
  });
  const { taskId: over } = await call('scaffold one that starts over', () =>
    client.scaffold({ templateRef: 'template:default/peer-over', values: { name: 'ada' } }),
  );
  const isEnd = event => event.type === 'completion';
  const stream = () => client.streamLogs({ taskId: over, isTaskRecoverable: true });
  await call('streamLogs that stays open', () => collect(stream(), isEnd), events => {
    checkEvents(events, over);
    assert.ok(events.every(event => event.isTaskRecoverable));
  });
  await call('retry one that starts over', () => client.retry(over));
  await call('streamLogs of the second attempt only', () => collect(stream(), isEnd), events => {
    assert.equal(events[0].type, 'recovered');
    checkEvents(events, over);
  });
  await call('streamLogs of the second attempt by long poll', () => collect(polling.streamLogs({ taskId: over })), events =>
    assert.equal(events[0].type, 'recovered'),
  );
}

async function cancel(client) {
  const { taskId } = await call('scaffold one to cancel', () =>
    client.scaffold({ templateRef: 'template:default/peer', values: { name: 'ada' } }),
  );
  await call('cancelTask', () => client.cancelTask(taskId), answer =>
    assert.deepEqual(answer, { status: 'cancelled' }),
  );
  await call('streamLogs of a cancelled task', () => collect(client.streamLogs({ taskId })), events =>
    assert.ok(events.some(event => event.type === 'cancelled')),
  );
}

async function dryRun(client) {
  const directoryContents = Object.entries(FILES).map(([path, text]) => ({ path, base64Content: encode(text) }));
  const request = { template: ENTITY, values: { name: 'ada' }, secrets: { token: 's3cr3t' }, directoryContents };
  await call('dryRun', () => client.dryRun(request), result => {
    assert.deepEqual(result.directoryContents, [
      { path: 'hello.txt', executable: false, base64Content: encode('Hello ada') },
    ]);
    assert.equal(result.log[0].body.message, 'Starting up task with 3 steps');
    assert.deepEqual(result.steps.map(step => step.id), ['fetch', 'log']);
    assert.deepEqual(result.output.text, [{ title: 'Greeting', content: 'Hello ada' }]);
  });
  await refused('dryRun of a path outside', () =>
    client.dryRun({ ...request, directoryContents: [{ path: '../evil', base64Content: '' }] }), failure => {
    assert.equal(failure.statusCode, 403);
    assert.equal(failure.cause.name, 'NotAllowedError');
  });
}

async function autocomplete(client) {
  const question = { provider: 'github', token: 't0ken', context: {} };
  await call('autocomplete', () => client.autocomplete({ ...question, resource: 'owners' }), answer =>
    assert.deepEqual(answer, { results: [{ id: 'acme' }] }),
  );
  await refused('autocomplete of nonsense', () => client.autocomplete({ ...question, resource: 'nonsense' }), failure =>
    assert.equal(failure.statusCode, 400),
  );
}

async function refusals(client) {
  await refused('getTask of an unknown task', () => client.getTask('0193a1b2-0000-7000-8000-000000000000'), failure => {
    assert.equal(failure.name, 'ResponseError');
    assert.equal(failure.cause.name, 'NotFoundError');
  });
  await refused('getTemplateParameterSchema of an unknown template', () =>
    client.getTemplateParameterSchema('template:default/none'), failure =>
    assert.equal(failure.statusCode, 404),
  );
  await refused('scaffold with a wrong value', () =>
    client.scaffold({ templateRef: 'template:default/peer', values: { name: 'a' } }), failure =>
    assert.match(failure.message, /does not meet minimum length of 2/),
  );
}
