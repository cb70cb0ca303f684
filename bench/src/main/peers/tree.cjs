// Renders a skeleton with Backstage's own code, as often as told; prints milliseconds, one rendering a line:
//   node tree.cjs files SKELETON TARGET REPEATS    the handler of fetch:template, as it is
//   node tree.cjs memory SKELETON TARGET REPEATS   only names and texts, which are in memory already
'use strict';

const fs = require('node:fs');
const path = require('node:path');

const backend = path.dirname(require.resolve('@backstage/plugin-scaffolder-backend/package.json'));
const {createTemplateActionHandler} = require(
  path.join(backend, 'dist/scaffolder/actions/builtin/fetch/templateActionHandler.cjs.js'),
);
const {ScmIntegrations} = require('@backstage/integration');
const {ConfigReader} = require('@backstage/config');

const integrations = ScmIntegrations.fromConfig(new ConfigReader({}));
const {createTemplateRenderer} = require('nunjitsu');
const [kind, skeleton, target, repeats] = process.argv.slice(2);
const values = JSON.parse(fs.readFileSync(path.join(skeleton, '..', 'values.json'), 'utf8'));
const logger = {info() {}, warn() {}, error() {}, debug() {}};

async function files(i) {
  const workspacePath = path.join(target, String(i));
  fs.mkdirSync(workspacePath, {recursive: true});
  const begun = performance.now();
  await createTemplateActionHandler({
    integrations,
    ctx: {input: {url: '.', values}, workspacePath, logger},
    resolveTemplate: async () => skeleton,
  });
  const millis = performance.now() - begun;
  fs.rmSync(workspacePath, {recursive: true});
  return millis;
}

let texts;
async function memory() {
  texts ??= fs
    .readdirSync(skeleton, {recursive: true, withFileTypes: true})
    .filter(entry => entry.isFile())
    .map(entry => path.join(entry.parentPath ?? entry.path, entry.name))
    .flatMap(file => [path.relative(skeleton, file), fs.readFileSync(file, 'utf8')]);
  const begun = performance.now();
  const renderer = createTemplateRenderer({allowRegexExecution: true});
  const context = renderer.prepareContext({values});
  texts.forEach(text => renderer.render(text, context));
  return performance.now() - begun;
}

async function main() {
  for (let i = 0; i < Number(repeats); i++) {
    console.log((await (kind === 'files' ? files(i) : memory())).toFixed(2));
  }
}

main().catch(error => {
  console.error(error);
  process.exit(1);
});
