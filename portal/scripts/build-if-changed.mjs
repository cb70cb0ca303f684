import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fingerprint, installLibraries, isMarked, mark, root, run } from './changes.mjs';

const state = fingerprint();
const built = existsSync(join(root, 'target/classes/META-INF/resources/index.html'));
if (built && isMarked('target/portal-built', state)) {
  console.log('The portal is up to date.');
} else {
  installLibraries();
  run('npm', 'run', '--silent', 'build');
  mark('target/portal-built', state);
}
