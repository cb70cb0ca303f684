// node drive.cjs URL [STUB_PORT]: drives a running Formwork with Backstage's own clients.
const http = require('node:http');
const scaffolder = require('./scaffolder.cjs');
const catalog = require('./catalog.cjs');
const { count } = require('./calls.cjs');

const [, , url, stubPort] = process.argv;

// The client of event streams was written for browsers.
globalThis.window = globalThis;
globalThis.document = { hidden: false, addEventListener() {}, removeEventListener() {} };

const discoveryApi = { getBaseUrl: async plugin => `${url}/api/${plugin}` };
const fetchApi = { fetch: globalThis.fetch };

// In the place of GitHub's API: knows one token.
const github = http.createServer((request, response) => {
  const isKnown = request.headers.authorization === 'Bearer t0ken';
  response.writeHead(isKnown ? 200 : 401, { 'content-type': 'application/json' });
  response.end(isKnown ? '[{"login":"acme"}]' : '{"message":"Bad credentials"}');
});

async function main() {
  await new Promise(resolve => github.listen(Number(stubPort), '127.0.0.1', resolve));
  await scaffolder(url, fetchApi, discoveryApi);
  await catalog(url, fetchApi, discoveryApi);
  console.log(`All ${count()} calls went well.`);
  process.exit(0);
}

main().catch(failure => {
  console.log(`FAILED  ${failure.stack}`);
  process.exit(1);
});
