// Goes through the form with every field and every key that a template may have (src/fixtures/kitchen-sink.json).

const next = (page) => page.getByRole('button', { name: /^(Next|Check it)$/ }).click();
const offered = (page, text) => page.locator('.combobox-popup:not([hidden]) [role=option]', { hasText: text }).waitFor();
const shown = (page, name) => page.getByRole('heading', { name, level: 2, exact: true }).waitFor();

async function expectValue(found, wanted, what) {
  if ((await found) !== wanted) throw new Error(`${what} is ${JSON.stringify(await found)}, not ${JSON.stringify(wanted)}`);
}

async function texts(page, look) {
  await look('1-texts');
  await next(page);
  await page.waitForSelector('.field-errors');
  await expectValue(page.evaluate(() => document.activeElement?.id), 'root_text', 'the focus');
  await look('1-texts-faults');
  await page.getByLabel('Text', { exact: false }).first().fill('a');
  await page.getByLabel(/^Number/).fill('5');
  await page.getByLabel('Password', { exact: true }).fill('not a secret');
  await page.getByLabel('On a line').focus();
  await page.keyboard.press('ArrowRight');
  await expectValue(page.getByLabel('On a line').inputValue(), '45', 'the number on a line');
  await page.getByLabel('File').setInputFiles({ name: 'notes.txt', mimeType: 'text/plain', buffer: Buffer.from('hello') });
  await page.getByText('notes.txt').waitFor();
  await next(page);
}

async function choices(page, look) {
  await shown(page, 'Choices');
  await page.locator('#root_choice').selectOption('green');
  await page.getByLabel('perhaps').check();
  await page.getByLabel('Tuesday').check();
  await page.getByLabel('Four').check();
  await page.getByLabel('Never').check();
  await page.getByLabel(/I have read/).check();
  await look('2-choices');
  await next(page);
}

async function conditions(page, look) {
  await shown(page, 'Conditions');
  if (await page.getByLabel('Behind a feature flag').count()) throw new Error('a value behind a feature flag is shown');
  await page.getByLabel('With a database').check();
  await page.getByLabel('postgresql').check();
  await page.getByLabel('Password of the database').fill('hunter2hunter2');
  await page.getByLabel('Kind').selectOption('website');
  await page.getByLabel(/Domain/).fill('www.example.org');
  await page.getByLabel('Tier (from allOf)').selectOption('gold');
  await page.getByLabel('Phone of the person on call').fill('112');
  await page.getByLabel('Card number').fill('42');
  await next(page);
  await page.waitForSelector('.field-errors');
  await page.getByLabel(/Address for the bill/).fill('here');
  await look('3-conditions');
  await next(page);
}

async function lists(page, look) {
  await shown(page, 'Lists and groups');
  await page.getByLabel('Name').first().fill('Ada');
  await page.getByLabel('PIN').first().fill('1234');
  await page.getByRole('group', { name: 'Ports' }).getByRole('button', { name: 'Add' }).click();
  await page.getByLabel('Ports 1').fill('80');
  await page.getByRole('group', { name: 'Environment' }).getByRole('button', { name: 'Add' }).click();
  await page.getByLabel('Address').fill('https://example.org/x.git');
  await look('4-lists');
  await next(page);
}

async function entities(page, look) {
  await shown(page, 'From the catalog');
  const many = page.getByRole('combobox', { name: 'Any of many' });
  await many.click();
  await page.getByText('50 of 181 choices shown').waitFor();
  await look('5-many');
  await page.keyboard.press('ArrowUp');
  await page.getByText('100 of 181 choices shown').waitFor();
  await many.fill('bucket-117');
  await offered(page, 'Bucket 117');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Tab');
  await expectValue(many.inputValue(), 'Bucket 117', 'the entity that the arrow keys had reached');
  const parts = page.getByRole('combobox', { name: 'Depends on' });
  await parts.fill('one');
  await page.keyboard.press('Enter');
  await parts.fill('two');
  await page.keyboard.press('Enter');
  await page.getByText('component:default/two', { exact: true }).waitFor();
  await expectValue(parts.isDisabled(), true, 'a list that is full');
  const tags = page.getByRole('combobox', { name: 'Tags', exact: true });
  await tags.fill('Java');
  await page.keyboard.press('Enter');
  await tags.fill('no_tag');
  await page.keyboard.press('Enter');
  await page.locator('#root_tags__tags', { hasText: 'is no tag' }).waitFor();
  await page.getByLabel(/Name of the entity/).fill('payments-');
  await page.getByLabel('Secret', { exact: true }).fill('hunter2hunter2');
  await next(page);
  await page.getByText('This may have letters, digits').waitFor();
  await page.getByLabel(/Name of the entity/).fill('payments');
  await look('5-entities');
  await next(page);
}

async function repositories(page, look) {
  await shown(page, 'Repositories');
  await page.getByLabel('Your token for github.com').first().fill('ghp_hunter2');
  const owner = page.getByRole('combobox', { name: 'Organisation' });
  await owner.fill('ac');
  await offered(page, /^acme$/);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await page.getByRole('combobox', { name: 'Name' }).fill('bil');
  await offered(page, 'billing');
  await look('6-suggestions');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await page.getByText('github.com/acme/billing').waitFor();
  await page.getByRole('combobox', { name: /^Branch/ }).click();
  await offered(page, 'develop');
  await page.keyboard.press('Escape');
  await page.locator('#root_server').fill('~ada');
  await page.locator('#root_server_repo').fill('web');
  await page.locator('#root_cloud').fill('acme');
  await look('6-repositories');
  await next(page);
  await page.getByText('The project is missing.').waitFor();
  await page.locator('#root_cloud_project').fill('CORE');
  await page.locator('#root_cloud_repo').fill('web');
  await next(page);
}

async function unknown(page, look) {
  await shown(page, 'Unknown here');
  await page.getByLabel('A text', { exact: true }).fill('platform');
  await page.getByLabel('A group').fill('{"a": 1');
  await page.getByText('This is not JSON yet').waitFor();
  await page.getByLabel('A group').fill('{"a": 1}');
  await look('7-unknown');
  await next(page);
}

async function review(page, look) {
  await page.getByLabel('Shown', { exact: true }).fill('visible answer');
  await page.getByLabel('Not shown').fill('invisible answer');
  await page.getByLabel('Masked').fill('invisible too');
  await page.getByLabel('Called something else').fill('x');
  await look('8-review-page');
  await next(page);
  await page.getByText('Another name').waitFor();
  await look('9-review');
  const text = await page.content();
  for (const hidden of ['hunter2', 'not a secret', '1234', 'invisible']) {
    if (text.includes(hidden)) throw new Error(`'${hidden}' is on the review page`);
  }
}

async function send(page) {
  const sent = page.waitForRequest((request) => request.method() === 'POST' && request.url().endsWith('/v2/tasks'));
  await page.getByRole('button', { name: 'Make it' }).click();
  const { values, secrets } = (await sent).postDataJSON();
  const wanted = {
    hidden: 'sent all the same',
    named: 'm',
    resource: 'resource:default/bucket-117',
    only: 'system:default/checkout',
    parts: 'component:default/one,component:default/two',
    tags: 'java',
    secret: '**************',
    repoUrl: 'github.com?owner=acme&repo=billing',
    chosen: 'github.com?owner=acme&repo=only-one',
    cloud: 'bitbucket.org?repo=web&workspace=acme&project=CORE',
    server: 'bitbucket.example.org?repo=web&project=%7Eada',
    team2: 'platform',
  };
  for (const [name, value] of Object.entries(wanted)) await expectValue(String(values[name]), value, name);
  await expectValue(JSON.stringify(values.group), '{"a":1}', 'the group');
  await expectValue(JSON.stringify(secrets), JSON.stringify({ token: 'hunter2hunter2', secret: 'hunter2hunter2', USER_OAUTH_TOKEN: 'ghp_hunter2' }), 'the secrets');
  await page.waitForURL('**/runs/*');
}

export async function kitchen({ page, origin, look }) {
  await page.goto(`${origin}/templates/default/kitchen-sink`);
  await page.waitForSelector('form');
  for (const part of [texts, choices, conditions, lists, entities, repositories, unknown, review]) await part(page, look);
  await send(page);
}

/** A flag is set on the page about the template, and the form has one page and one value more. */
export async function flags({ page, origin, look }) {
  await page.goto(`${origin}/templates/default/kitchen-sink?view=about`);
  await page.getByLabel('kitchen-page').check();
  await look('template');
  await page.getByRole('tab', { name: 'Launch' }).click();
  await page.getByRole('button', { name: /Behind a flag/ }).waitFor();
  await page.goto(`${origin}/about`);
  await page.getByLabel('Name of a flag').fill('other');
  await page.getByRole('button', { name: 'Set' }).click();
  await page.getByLabel('other').waitFor();
  await look('about');
}
