// Holds the portal's layers: app → features → components, lib. Imports go to the right only, and features never import each other.
import { readFileSync, readdirSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { root } from './changes.mjs';

const src = join(root, 'src');
const mayImport = {
  app: ['app', 'features', 'components', 'lib'],
  features: ['features', 'components', 'lib'],
  components: ['components', 'lib'],
  lib: ['lib'],
  fixtures: ['fixtures', 'lib'],
};

function filesIn(folder) {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    return statSync(path).isDirectory() ? filesIn(path) : /\.tsx?$/.test(name) ? [path] : [];
  });
}

function target(file, specifier) {
  if (specifier.startsWith('@/')) return join(src, specifier.slice(2));
  if (specifier.startsWith('.')) return resolve(dirname(file), specifier);
  return null;
}

const faults = [];
for (const file of filesIn(src)) {
  const [layer, feature] = relative(src, file).split('/');
  const isTest = /\.(test|probe)\.tsx?$/.test(file);
  for (const [, specifier] of readFileSync(file, 'utf8').matchAll(/(?:from|import)\s*\(?\s*['"]([^'"]+)['"]/g)) {
    const path = target(file, specifier);
    if (!path) continue;
    const [toLayer, toFeature] = relative(src, path).split('/');
    const allowed = mayImport[layer]?.includes(toLayer) || (isTest && toLayer === 'fixtures');
    const crosses = layer === 'features' && toLayer === 'features' && feature !== toFeature;
    if (!allowed || crosses) faults.push(`${relative(root, file)} imports ${specifier}: ${crosses ? 'features never import each other' : `${layer} may not import ${toLayer}`}`);
  }
}
if (faults.length) {
  console.error(faults.join('\n'));
  process.exit(1);
}
