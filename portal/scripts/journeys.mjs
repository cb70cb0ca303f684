// What the browser check does on each page.
import { flags, kitchen } from './kitchen.mjs';

const runs = (phase) => `/runs/01931f0a-6c1b-7d4e-8a55-1f0c2b9d7e0${['completed', 'running', 'undone', 'undone_with_leftovers', 'cancelled', 'failed', 'undoing', 'paused', 'waiting'].indexOf(phase) + 1}`;

const visit = (path, ready = 'main h1') => async ({ page, origin, look }) => {
  await page.goto(origin + path);
  await page.waitForSelector(ready);
  await page.waitForLoadState('networkidle').catch(() => {});
  await look();
};

const runPage = (phase) => async ({ page, origin, look }) => {
  await page.goto(origin + runs(phase));
  await page.waitForSelector('.steps');
  await page.waitForTimeout(500);
  await look();
};

async function launch({ page, origin, look }) {
  await page.goto(`${origin}/templates`);
  await page.getByRole('link', { name: 'Java service' }).click();
  await page.waitForSelector('form');
  await look('1-empty');
  await page.getByRole('button', { name: 'Next' }).click();
  await page.waitForSelector('.field-errors');
  await look('2-faults');
  const focused = await page.evaluate(() => document.activeElement?.id);
  if (focused !== 'root_name') throw new Error(`focus is on ${focused}, not on the first fault`);
  await page.getByLabel('Name').fill('billing');
  await page.getByLabel('What does it do?').fill('Writes bills.');
  await page.getByRole('combobox', { name: /Owner/ }).fill('pay');
  await page.getByRole('option', { name: /Payments team/ }).waitFor();
  await look('3-combobox');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Next' }).click();
  await page.getByRole('heading', { name: 'Database', level: 2 }).waitFor();
  await page.getByLabel(/Password of the owner/).fill('hunter2hunter2');
  await look('4-database');
  await page.getByRole('button', { name: 'Next' }).click();
  await page.getByLabel(/^Owner/).fill('demo');
  await page.getByLabel(/^Repository/).last().fill('billing');
  await look('5-repository');
  await page.getByRole('button', { name: 'Look it over' }).click();
  await page.getByRole('heading', { name: 'Review', level: 2 }).waitFor();
  await look('6-review');
  if ((await page.content()).includes('hunter2')) throw new Error('the secret is on the review page');
  await page.getByRole('button', { name: 'Create the service' }).click();
  await page.waitForURL('**/runs/*');
  await page.waitForSelector('.step[data-state=completed]');
  await look('7-live');
  await page.getByRole('button', { name: 'Cancel the run' }).click();
  await page.getByRole('dialog').waitFor();
  await look('8-cancel');
  await page.getByRole('button', { name: 'Let it run' }).click();
  await page.getByText('Everything was made').waitFor();
  await look('9-done');
  await page.getByRole('link', { name: 'Run again' }).click();
  await page.waitForSelector('form');
  if ((await page.getByLabel('Name').inputValue()) !== 'billing') throw new Error('the answers are not repeated');
}

async function decide({ page, origin, look }) {
  await page.goto(origin + runs('paused'));
  await page.getByRole('heading', { name: /Waiting for a decision/ }).waitFor();
  await look('1-paused');
  await page.getByRole('button', { name: 'Take back' }).click();
  await page.getByRole('dialog').waitFor();
  await look('2-undo');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Try again' }).click();
  const input = page.getByLabel('Input of the step');
  await input.waitFor();
  await page.waitForFunction(() => document.querySelector('dialog textarea')?.value.includes('repoUrl'));
  await look('3-retry');
  await input.fill('{broken');
  await page.getByRole('button', { name: 'Run it again' }).click();
  await page.getByText('The decision was not taken').waitFor();
  await look('4-fault');
}

async function approve({ page, origin, look }) {
  await page.goto(origin + runs('waiting'));
  await page.getByRole('heading', { name: /Your approval is asked for/ }).waitFor();
  await page.getByLabel(/Comment/).fill('Until the end of the year.');
  const sent = page.waitForResponse('**/votes');
  await page.getByRole('button', { name: 'Approve' }).click();
  if ((await sent).status() !== 204) throw new Error('the answer was not taken');
  await look();
}

async function refused({ page, origin, look }) {
  await page.goto(`${origin}/templates/default/java-service`);
  await page.getByLabel('Name').fill('taken');
  await page.getByLabel('What does it do?').fill('x');
  await page.getByRole('combobox', { name: /Owner/ }).fill('group:default/payments');
  await page.keyboard.press('Tab');
  await page.getByRole('button', { name: 'Next' }).click();
  await page.getByLabel(/Password of the owner/).fill('hunter2hunter2');
  await page.getByRole('button', { name: 'Next' }).click();
  await page.getByLabel(/^Owner/).fill('demo');
  await page.getByLabel(/^Repository/).last().fill('taken');
  await page.getByRole('button', { name: 'Look it over' }).click();
  await page.getByRole('button', { name: 'Create the service' }).click();
  await page.getByText('Is the name of another service.').waitFor();
  await look();
}

async function register({ page, origin, look }) {
  await page.goto(`${origin}/templates/register`);
  await page.getByRole('button', { name: 'Register' }).click();
  await look('1-url');
  await page.getByRole('tab', { name: 'Upload' }).click();
  await page.setInputFiles('input[accept*=zip]', { name: 'template.yaml', mimeType: 'text/yaml', buffer: Buffer.from('broken: true\n') });
  await page.getByRole('button', { name: 'Check it only' }).click();
  await page.getByText('Lint found 1 error, 1 warning, 1 note').waitFor();
  await look('2-checked');
  await page.getByRole('button', { name: 'Register this template' }).click();
  await page.getByText('The template was not registered').waitFor();
  await look('3-upload');
}

async function menu({ page, origin, look }) {
  await page.goto(`${origin}/runs`);
  await page.waitForSelector('table');
  const button = page.getByRole('button', { name: 'Open the menu' });
  if (await button.isVisible()) await button.click();
  await look();
}

async function attention({ page, origin, look }) {
  await page.goto(`${origin}/attention`);
  await page.waitForSelector('.attention');
  await look('1-list');
  await page.getByRole('button', { name: 'I deal with it' }).click();
  await page.getByLabel('What becomes of it?').fill('The payments team takes the repository over.');
  await look('2-acknowledge');
  await page.getByRole('button', { name: 'Take it off the list' }).click();
  await page.waitForFunction(() => document.querySelectorAll('.attention').length === 1);
  await page.getByLabel('Reason').selectOption('leftovers');
  await page.waitForURL('**/attention?kind=leftovers');
  await page.getByText('Nothing needs a person').waitFor();
  await look('3-none');
}

async function filterRuns({ page, origin, look }) {
  await page.goto(`${origin}/runs`);
  await page.waitForSelector('table');
  await page.getByRole('combobox', { name: 'Template' }).selectOption('template:default/java-service');
  await page.getByRole('combobox', { name: 'Phase' }).selectOption('paused');
  await page.waitForURL('**/runs?phase=paused&template=*');
  await page.reload();
  await page.waitForSelector('table');
  if ((await page.getByRole('combobox', { name: 'Phase' }).inputValue()) !== 'paused') throw new Error('the filter is not in the URL');
  await look();
}

async function decommission({ page, origin, look }) {
  await page.goto(origin + runs('completed'));
  await page.getByRole('button', { name: 'Take it back' }).click();
  await page.getByText('the newest first').waitFor();
  await look('1-preview');
  await page.keyboard.press('Escape');
}

async function unready({ page, origin, look }) {
  await page.goto(origin + runs('waiting'));
  await page.getByRole('button', { name: 'Look now' }).click();
  await page.getByRole('button', { name: 'Go on without it' }).click();
  await look('1-skip');
  await page.getByRole('button', { name: 'Keep waiting' }).click();
  await page.getByRole('button', { name: 'Stop waiting' }).click();
  await look('2-stop');
}

export const journeys = {
  gallery: visit('/templates', '.template-card'),
  'gallery-none': visit('/templates?q=zzz', '.empty-state'),
  launch,
  refused,
  kitchen,
  flags,
  'template-about': visit('/templates/default/java-service?view=about', '.markdown'),
  'template-broken': visit('/templates/default/data-pipeline', '.fault-list'),
  'template-warned': visit('/templates/default/typescript-library', 'form'),
  register,
  runs: visit('/runs', 'table'),
  'runs-none': visit('/runs?q=zzz', '.empty-state'),
  'run-completed': runPage('completed'),
  'run-running': runPage('running'),
  'run-undone': runPage('undone'),
  'run-leftovers': runPage('undone_with_leftovers'),
  'run-cancelled': runPage('cancelled'),
  'run-failed': runPage('failed'),
  'run-undoing': runPage('undoing'),
  'run-paused': decide,
  'run-waiting': approve,
  'run-decommission': decommission,
  'run-unready': unready,
  'run-timeline': visit(`${runs('undone_with_leftovers')}?view=timeline`, '.timeline'),
  'runs-filtered': filterRuns,
  attention,
  approvals: visit('/approvals', '.notice'),
  'run-log': visit(`${runs('undone')}?view=log`, '.log-line'),
  'run-parameters': visit(`${runs('completed')}?view=parameters`, '.code'),
  'run-missing': visit('/runs/none', '.empty-state'),
  catalog: visit('/catalog', 'table'),
  entity: visit('/catalog/component/default/payments', '.pairs'),
  'entity-missing': visit('/catalog/component/default/none', '.empty-state'),
  repositories: visit('/repositories', 'table'),
  repository: visit('/repositories/demo/payments', '.file-view'),
  'repository-file': visit('/repositories/demo/payments?file=src/main/java/org/example/payments/PaymentsApplication.java', '.file-text'),
  'outbox-slack': visit('/outbox?message=2', '.slack-header'),
  'outbox-notification': visit('/outbox?message=3', '.notice-facts'),
  'outbox-mail': visit('/outbox?message=1', 'iframe'),
  about: visit('/about', '.facts'),
  missing: visit('/nothing/here', '.empty-state'),
  menu,
};
