// A stand-in for the API, for work on the portal alone: serves src/fixtures, and with --built also the built portal.
// A run that is started here goes through its steps in some seconds; a name that begins with 'fail' fails and is undone.
import { createServer } from 'node:http';
import { existsSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { root } from './changes.mjs';
import { autocomplete, entitiesByQuery, entitiesByRefs, entityByName, facets } from './mock-lookups.mjs';

let origin = 'http://127.0.0.1:8080';
const fixture = (name) => JSON.parse(readFileSync(join(root, 'src/fixtures', `${name}.json`), 'utf8').replaceAll('http://127.0.0.1:8080', origin));
const policy = "default-src 'self'; img-src 'self' data:; style-src 'self' 'unsafe-inline'; script-src 'self'; frame-src 'self'; object-src 'none'; base-uri 'self'";
const types = { '.html': 'text/html; charset=utf-8', '.js': 'text/javascript', '.css': 'text/css', '.svg': 'image/svg+xml' };

const runs = new Map();
const events = new Map();
const streams = new Map();
const acknowledged = new Set();
const summaryKeys = 'id workflowId templateRef templateTitle initiator phase createdAt endedAt stepsDone stepsTotal title'.split(' ');
const final = new Set(['completed', 'failed', 'undone', 'undone_with_leftovers', 'cancelled']);
let lastEvent = 100_000;

class Refusal extends Error {
  constructor(status, body) {
    super(body.error?.message ?? 'refused');
    this.status = status;
    this.body = body;
  }
}
const refuse = (status, name, message, more = {}) => new Refusal(status, { error: { name, message }, ...more, response: { statusCode: status } });

function page(items, query) {
  const offset = Number(query.get('offset') ?? 0);
  const limit = Number(query.get('limit') ?? 50);
  return { items: items.slice(offset, offset + limit), total: items.length };
}

const has = (value, text) => String(value ?? '').toLowerCase().includes(text.toLowerCase());

function templates(query) {
  const q = query.get('q') ?? '';
  return page(fixture('templates').items.filter((one) => [one.title, one.name, one.description, ...one.tags].some((text) => has(text, q))), query);
}

function template(name) {
  const found = fixture('templates').items.find((one) => one.name === name);
  if (!found) throw refuse(404, 'NotFoundError', `There is no template default/${name}.`);
  return { ...found, ...fixture('template'), ...(found.digest ? {} : { revisions: [], readme: null }) };
}

function listRuns(query) {
  const wanted = (run) =>
    (!query.get('phase') || run.phase === query.get('phase')) &&
    (!query.get('templateRef') || run.templateRef === query.get('templateRef')) &&
    (!query.get('initiator') || run.initiator === query.get('initiator')) &&
    [run.title, run.templateTitle].some((text) => has(text, query.get('q') ?? ''));
  const found = [...runs.values()].filter(wanted).sort((one, other) => (one.createdAt < other.createdAt ? 1 : -1));
  return page(found.map((run) => Object.fromEntries(summaryKeys.map((key) => [key, run[key]]))), query);
}

function run(id) {
  if (!runs.has(id)) throw refuse(404, 'NotFoundError', `There is no run ${id}.`);
  return runs.get(id);
}

function emit(id, type, body) {
  lastEvent += 1;
  const event = { id: lastEvent, isTaskRecoverable: false, taskId: id, type, body, createdAt: new Date().toISOString() };
  events.get(id).push(event);
  for (const response of streams.get(id) ?? []) response.write(`event: ${type}\ndata: ${JSON.stringify(event)}\n\n`);
}

function end(id, phase) {
  Object.assign(run(id), { phase, endedAt: new Date().toISOString(), canCancel: false });
  const failure = run(id).failure;
  emit(id, 'completion', { message: `Run completed with status: ${phase === 'completed' ? 'completed' : 'failed'}`, ...(failure ? { error: { name: failure.type, message: failure.message } } : {}) });
  for (const response of streams.get(id) ?? []) response.end();
  streams.delete(id);
}

const pause = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));

async function undo(id) {
  const now = run(id);
  now.phase = 'undoing';
  now.canCancel = false;
  for (const step of [...now.steps].reverse().filter((one) => one.state === 'completed' || one.state === 'running')) {
    step.state = 'undoing';
    emit(id, 'log', { message: `Undoing ${step.name}`, stepId: step.id });
    await pause(500);
    step.state = 'undone';
    step.endedAt ??= new Date().toISOString();
    now.made.filter((one) => one.stepId === step.id).forEach((one) => (one.state = 'undone'));
    emit(id, 'log', { message: `Undone: ${step.name}`, stepId: step.id });
  }
}

async function proceed(id, pattern) {
  const now = run(id);
  for (const [index, step] of now.steps.entries()) {
    if (now.phase !== 'running') return;
    Object.assign(step, { state: 'running', attempts: 1, startedAt: new Date().toISOString() });
    emit(id, 'log', { message: `Beginning step ${step.name}`, stepId: step.id, status: 'processing' });
    await pause(600);
    if (now.phase !== 'running') return;
    emit(id, 'log', { message: `\u001b[32minfo\u001b[39m: ${step.action} did its work`, stepId: step.id });
    await pause(300);
    if (now.phase !== 'running') return;
    if (String(now.parameters.name ?? '').startsWith('fail') && index === 3) {
      const message = 'Entity component:default/payments is already registered (input: name). Choose another name.';
      Object.assign(step, { state: 'failed', endedAt: new Date().toISOString(), failure: message });
      now.failure = { type: 'Conflict', message, stepId: step.id };
      emit(id, 'log', { message, stepId: step.id, status: 'failed' });
      await undo(id);
      return end(id, 'undone');
    }
    Object.assign(step, { state: 'completed', endedAt: new Date().toISOString() });
    now.stepsDone += 1;
    now.made.push(...pattern.made.filter((one) => one.stepId === step.id).map((one) => ({ ...one })));
    emit(id, 'log', { message: `Finished step ${step.name}`, stepId: step.id, status: 'completed' });
  }
  now.output = pattern.output;
  end(id, 'completed');
}

function start(body) {
  if (body.values?.name === 'taken') {
    throw new Refusal(400, { errors: [{ path: ['name'], property: 'instance.name', message: 'is the name of another service', name: 'custom', stack: 'instance.name is taken' }, { path: [], property: 'secrets', name: 'required', argument: 'databasePassword', message: 'secrets.databasePassword is required' }] });
  }
  const id = `01931f0b-0000-7000-8000-${String(Date.now()).padStart(12, '0').slice(-12)}`;
  const pattern = fixture('runs/completed');
  const steps = pattern.steps.map((step) => ({ ...step, state: 'open', attempts: 0, startedAt: null, endedAt: null }));
  runs.set(id, { ...pattern, id, phase: 'running', createdAt: new Date().toISOString(), endedAt: null, stepsDone: 0, steps, made: [], output: null, canCancel: true, parameters: body.values, title: body.values.name ?? null, templateRef: body.templateRef });
  events.set(id, []);
  void proceed(id, pattern);
  return { id };
}

function cancel(id) {
  const now = run(id);
  emit(id, 'cancelled', { message: 'The run has been cancelled.', status: 'cancelled' });
  void undo(id).then(() => end(id, 'cancelled'));
  return now;
}

function stream(id, query, response) {
  run(id);
  response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-cache' });
  const after = Number(query.get('after') ?? 0);
  for (const event of events.get(id)) {
    if (event.id > after || event.type === 'completion') response.write(`event: ${event.type}\ndata: ${JSON.stringify(event)}\n\n`);
  }
  if (final.has(run(id).phase)) return response.end();
  streams.set(id, new Set([...(streams.get(id) ?? []), response]));
  response.on('close', () => streams.get(id)?.delete(response));
}

function register(body) {
  const paths = (body.files ?? []).map((file) => file.path);
  if (!paths.some((path) => /^template\.ya?ml$/.test(path))) throw refuse(400, 'InputError', 'There is no template.yaml among the files.');
  const text = Buffer.from(body.files.find((file) => /^template\.ya?ml$/.test(file.path)).content, 'base64').toString();
  if (text.includes('broken')) throw refuse(400, 'InputError', 'The template has 3 faults.', { faults: fixture('templates').items.find((one) => one.name === 'data-pipeline').faults });
  return { ref: 'template:default/java-service', digest: 'sha256:00', faults: [] };
}

function locate(body) {
  if (body.target.includes('missing')) throw refuse(400, 'InputError', `There is no file at ${body.target} (404). Check the address and the branch.`);
  return { location: { id: '1', type: 'url', target: body.target }, entities: fixture('entities').filter((one) => one.kind === 'Template') };
}

function entity(kind, namespace, name) {
  const found = entityByName(fixture('entities'), kind, name);
  if (!found) throw refuse(404, 'NotFoundError', `There is no entity ${kind}:${namespace}/${name}.`);
  return found;
}

function refused(provider) {
  throw refuse(400, 'InputError', `The token is not accepted by ${provider}.`);
}

function tree(owner, name, path) {
  const files = owner === 'demo' && name === 'payments' ? fixture('repository-files') : name === 'claims' ? { 'claims/default/payments-db.yaml': 'kind: PostgreSQLInstance\n' } : null;
  if (!files) throw refuse(404, 'NotFoundError', `There is no repository ${owner}/${name}.`);
  const prefix = path ? `${path}/` : '';
  const entries = new Map();
  for (const [file, text] of Object.entries(files)) {
    if (!file.startsWith(prefix)) continue;
    const [first, ...rest] = file.slice(prefix.length).split('/');
    entries.set(first, { name: first, path: `${prefix}${first}`, type: rest.length ? 'directory' : 'file', size: rest.length ? null : text.length });
  }
  return { path, entries: [...entries.values()], head: { hash: '3f9c2ab1d4e5f60718293a4b5c6d7e8f90a1b2c3', message: 'First commit, made by the template Java service', author: 'Ada', at: fixture('runs/completed').createdAt } };
}

function blob(owner, name, path) {
  const text = name === 'claims' ? 'kind: PostgreSQLInstance\n' : fixture('repository-files')[path];
  if (text === undefined) throw refuse(404, 'NotFoundError', `There is no file ${path} in ${owner}/${name}.`);
  return { path, size: text.length, binary: false, text };
}

function decide(id, { decision, pause }) {
  const paused = run(id);
  if (paused.phase !== 'paused' || pause !== 1) throw refuse(409, 'ConflictError', `Run ${id} is not paused but ${paused.phase}, so there is nothing to decide.`);
  Object.assign(paused, decision === 'keep' ? { phase: 'failed', endedAt: paused.createdAt, canCancel: false } : { phase: decision === 'undo' ? 'undoing' : 'running' });
  return [204, null];
}

function decommission(id) {
  run(id).failure = { type: 'Undone', message: 'user:default/ada took the run back', stepId: null };
  void undo(id).then(() => end(id, 'undone'));
  return { serial: 1, workflowId: `${run(id).workflowId}:undo:1` };
}

// For a moment only, so that the next look finds the list as it was.
function acknowledge(id) {
  acknowledged.add(id);
  setTimeout(() => acknowledged.delete(id), 1200);
  return null;
}

function attention(query) {
  const open = fixture('attention').items.filter((one) => !acknowledged.has(one.id));
  const found = open.filter((one) => !query.get('kind') || one.kind === query.get('kind'));
  const counts = Object.fromEntries(open.map(({ kind }) => [kind, open.filter((one) => one.kind === kind).length]));
  return { ...page(found, query), counts };
}

const routes = [
  ['GET', '/api/formwork/v1/me', () => fixture('me')],
  ['GET', '/api/formwork/v1/about', () => ({ ...fixture('about'), ...(process.env.MOCK_BANNER ? { durable: false, temporalUiUrl: null, banner: process.env.MOCK_BANNER } : {}) })],
  ['GET', '/api/formwork/v1/templates', (_, query) => templates(query)],
  ['GET', '/api/formwork/v1/templates/:namespace/:name', ([, name]) => template(name)],
  ['GET', '/api/formwork/v1/templates/:namespace/:name/findings', ([, name]) => (name === 'java-service' ? fixture('findings') : { findings: [] })],
  ['POST', '/api/formwork/v1/templates/lint', () => fixture('findings')],
  ['POST', '/api/formwork/v1/templates', (_, __, body) => [201, register(body)]],
  ['POST', '/api/catalog/locations', (_, __, body) => [201, locate(body)]],
  ['GET', '/api/formwork/v1/runs', (_, query) => listRuns(query)],
  ['GET', '/api/formwork/v1/runs/:id', ([id]) => run(id)],
  ['GET', '/api/formwork/v1/runs/:id/timeline', ([id], query) => page(fixture('timeline').items.filter(() => run(id)), query)],
  ['GET', '/api/formwork/v1/runs/:id/undo-preview', ([id]) => ({ ...fixture('undo-preview'), id: run(id).id })],
  ['POST', '/api/formwork/v1/runs/:id/undo', ([id]) => [202, decommission(id)]],
  ['POST', '/api/formwork/v1/runs/:id/wait-decisions', () => [204, null]],
  ['GET', '/api/formwork/v1/attention', (_, query) => attention(query)],
  ['POST', '/api/formwork/v1/attention/:id/acknowledge', ([id]) => [204, acknowledge(id)]],
  ['POST', '/api/formwork/v1/runs/:id/cancel', ([id]) => cancel(id)],
  ['GET', '/api/formwork/v1/approvals', () => ({ items: fixture('waits').items.filter((wait) => wait.canAnswer) })],
  ['GET', '/api/formwork/v1/runs/:id/waits', ([id]) => (run(id).phase === 'waiting' ? fixture('waits') : { items: [] })],
  ['POST', '/api/formwork/v1/runs/:id/votes', () => [204, null]],
  ['GET', '/api/formwork/v1/runs/:id/decisions', ([id]) => (run(id).phase === 'paused' ? fixture('decisions') : { pause: null, stuckUndos: [], canDecide: true })],
  ['POST', '/api/formwork/v1/runs/:id/decisions', ([id], _, body) => decide(id, body)],
  ['GET', '/api/scaffolder/v2/tasks/:id', ([id]) => ({ id, spec: { steps: run(id).steps.map((step) => ({ id: step.id, input: { repoUrl: '${{ parameters.repoUrl }}', defaultBranch: 'main' } })) } })],
  ['GET', '/api/formwork/v1/outbox', (_, query) => page(fixture('outbox').items.filter((one) => !query.get('runId') || one.runId === query.get('runId')), query)],
  ['GET', '/api/formwork/v1/repositories', (_, query) => page(fixture('repositories').items, query)],
  ['GET', '/api/formwork/v1/repositories/:owner/:name/tree', ([owner, name], query) => tree(owner, name, query.get('path') ?? '')],
  ['GET', '/api/formwork/v1/repositories/:owner/:name/blob', ([owner, name], query) => blob(owner, name, query.get('path'))],
  ['GET', '/api/scaffolder/v2/templates/:namespace/:kind/:name/parameter-schema', ([, , name]) => (name === 'kitchen-sink' ? fixture(name) : fixture('schemas')[name])],
  ['POST', '/api/scaffolder/v2/tasks', (_, __, body) => [201, start(body)]],
  ['POST', '/api/scaffolder/v2/autocomplete/:provider/:resource', ([provider, resource], _, body) => autocomplete(provider, resource, body) ?? refused(provider)],
  ['GET', '/api/catalog/entities/by-query', (_, query) => entitiesByQuery(fixture('entities'), query)],
  ['POST', '/api/catalog/entities/by-refs', (_, __, body) => entitiesByRefs(fixture('entities'), body.entityRefs)],
  ['GET', '/api/catalog/entity-facets', (_, query) => facets(fixture('entities'), query)],
  ['GET', '/api/catalog/entities/by-name/:kind/:namespace/:name', ([kind, namespace, name]) => entity(kind, namespace, name)],
];

function match(pattern, path) {
  const wanted = pattern.split('/');
  const given = path.split('/');
  if (wanted.length !== given.length || wanted.some((part, index) => !part.startsWith(':') && part !== given[index])) return null;
  return given.filter((_, index) => wanted[index].startsWith(':')).map(decodeURIComponent);
}

async function bodyOf(request) {
  let text = '';
  for await (const piece of request) text += piece;
  return text ? JSON.parse(text) : {};
}

function answer(response, status, body) {
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8' });
  response.end(status === 204 ? undefined : JSON.stringify(body));
}

async function api(request, response, url) {
  const streamed = match('/api/scaffolder/v2/tasks/:id/eventstream', url.pathname);
  if (streamed) return stream(streamed[0], url.searchParams, response);
  for (const [method, pattern, handle] of routes) {
    const parts = request.method === method && match(pattern, url.pathname);
    if (!parts) continue;
    const result = handle(parts, url.searchParams, method === 'POST' ? await bodyOf(request) : undefined);
    return Array.isArray(result) ? answer(response, ...result) : answer(response, 200, result);
  }
  throw refuse(404, 'NotFoundError', `There is nothing at ${url.pathname}.`);
}

function file(response, path) {
  const built = join(root, 'target/classes/META-INF/resources');
  const wanted = join(built, path);
  const found = wanted.startsWith(built) && extname(path) && existsSync(wanted) ? wanted : join(built, 'index.html');
  response.writeHead(200, { 'content-type': types[extname(found)] ?? 'application/octet-stream', 'content-security-policy': policy });
  response.end(readFileSync(found));
}

export function startMock(port) {
  const server = createServer((request, response) => {
    const url = new URL(request.url, 'http://127.0.0.1');
    if (!url.pathname.startsWith('/api/')) return file(response, url.pathname);
    return api(request, response, url).catch((failure) => answer(response, failure.status ?? 500, failure.body ?? { error: { name: 'Error', message: String(failure) } }));
  });
  return new Promise((resolve) =>
    server.listen(port, '127.0.0.1', () => {
      origin = `http://127.0.0.1:${server.address().port}`;
      for (const { phase } of fixture('runs').items) {
        const recorded = fixture(`runs/${phase}`);
        runs.set(recorded.id, recorded);
        events.set(recorded.id, fixture(`runs/${phase}.events`));
      }
      resolve(server);
    }),
  );
}

if (process.argv[1] === new URL(import.meta.url).pathname) {
  const port = Number(process.env.PORT ?? 8080);
  await startMock(port);
  console.log(`The stand-in for the API answers at http://127.0.0.1:${port}; it also serves what was built.`);
}
