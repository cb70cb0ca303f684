// Decides whether a piece of work has to be done again: by the content of what goes into it, not by file times.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { spawnSync } from 'node:child_process';

export const root = join(dirname(fileURLToPath(import.meta.url)), '..');

const inputs = ['src', 'public', 'scripts', 'index.html', 'package.json', 'package-lock.json', 'openapi.json', 'tsconfig.json', 'vite.config.ts'];

function filesIn(path) {
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path).sort().flatMap((name) => filesIn(join(path, name)));
}

/** A hash over the names and contents of everything that the portal is built from. */
export function fingerprint(names = inputs) {
  const hash = createHash('sha256');
  for (const file of names.flatMap((name) => filesIn(join(root, name)))) {
    hash.update(file.slice(root.length)).update('\0').update(readFileSync(file)).update('\0');
  }
  return hash.digest('hex');
}

/** Whether the marker says that this very state was already handled. */
export function isMarked(marker, state) {
  const path = join(root, marker);
  return existsSync(path) && readFileSync(path, 'utf8') === state;
}

export function mark(marker, state) {
  const path = join(root, marker);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, state);
}

/** Runs a command in the portal's folder and ends this process when it fails. */
export function run(command, ...args) {
  const result = spawnSync(command, args, { cwd: root, stdio: 'inherit', shell: process.platform === 'win32' });
  if (result.error) console.error(`'${command}' could not be started: ${result.error.message}`);
  if (result.status !== 0) process.exit(result.status ?? 1);
}

/** Fetches the libraries when the lock file says something else than what is installed. */
export function installLibraries() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major < 20 || (major === 20 && minor < 19)) {
    console.error(`The portal is built with Node.js 20.19 or newer; this is ${process.version}. Install a newer one from https://nodejs.org.`);
    process.exit(2);
  }
  const lock = fingerprint(['package-lock.json']);
  if (isMarked('node_modules/.formwork-lock', lock)) return;
  console.log('Fetching the libraries of the portal.');
  run('npm', 'ci', '--no-audit', '--no-fund', '--loglevel=error');
  mark('node_modules/.formwork-lock', lock);
}
