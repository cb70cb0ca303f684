// A Backstage backend with catalog and scaffolder: node backend.cjs --config FILE
'use strict';

const {createBackend} = require('@backstage/backend-defaults');

const backend = createBackend();
for (const plugin of [
  '@backstage/plugin-catalog-backend',
  '@backstage/plugin-catalog-backend-module-scaffolder-entity-model',
  '@backstage/plugin-scaffolder-backend',
  '@backstage/plugin-scaffolder-backend-module-gitea',
]) {
  backend.add(require(plugin));
}
backend.start();
