// Renders templates with Backstage's own engine: one JSON case a line in, one JSON answer a line out.
'use strict';

const path = require('node:path');
const readline = require('node:readline');

const backend = path.dirname(require.resolve('@backstage/plugin-scaffolder-backend/package.json'));
const part = name => require(path.join(backend, 'dist', name));
const {ScmIntegrations} = require('@backstage/integration');
const {ConfigReader} = require('@backstage/config');
const {createTemplateRenderer} = require('nunjitsu');
const {createDefaultFilters} = part('lib/templating/filters/createDefaultFilters.cjs.js');
const {convertFiltersToRecord} = part('util/templating.cjs.js');

const integrations = ScmIntegrations.fromConfig(
  new ConfigReader({
    integrations: {
      gitlab: [{host: 'gitlab.com'}],
      bitbucketServer: [{host: 'bitbucket.example.com'}],
      gitea: [{host: 'gitea.example.com'}],
      gerrit: [{host: 'gerrit.example.com', gitilesBaseUrl: 'https://gerrit.example.com/gitiles'}],
    },
  }),
);
const filters = convertFiltersToRecord(createDefaultFilters({integrations}));
const globals = {always: () => true, failure: () => false};

const renderers = new Map();
function renderer(kind, options) {
  const key = JSON.stringify([kind, options]);
  if (!renderers.has(key)) {
    const known = kind === 'value' ? {filters, globals} : {filters, ...options};
    renderers.set(key, createTemplateRenderer({allowRegexExecution: true, ...known}));
  }
  return renderers.get(key);
}

function answer({kind, template, context, options}) {
  try {
    const engine = renderer(kind, options ?? {});
    if (kind === 'text') {
      return {v: engine.render(template, context)};
    }
    const value = engine.renderValue(template, context);
    if (value === undefined) {
      return {u: true};
    }
    return typeof value === 'number' && !Number.isFinite(value) ? {n: String(value)} : {v: value};
  } catch (error) {
    return {e: String(error.message)};
  }
}

const lines = readline.createInterface({input: process.stdin});
lines.on('line', line => process.stdout.write(JSON.stringify(answer(JSON.parse(line))) + '\n'));
