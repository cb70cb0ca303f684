import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fingerprint, installLibraries, isMarked, mark, root, run } from './changes.mjs';

const state = fingerprint();
const reported = existsSync(join(root, 'target/surefire-reports/TEST-portal.xml'));
if (reported && isMarked('target/portal-tested', state)) {
  console.log('The tests of the portal passed with these sources.');
} else {
  installLibraries();
  run('npm', 'run', '--silent', 'test');
  mark('target/portal-tested', state);
}
