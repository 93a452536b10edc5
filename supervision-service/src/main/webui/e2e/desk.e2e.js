// The pages of the desk before played answers: what they show, what they send, what they bar before it is tried.
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { after, before, test } from 'node:test';
import { answers, idOf } from './answers.js';
import { accessible, nodes, open } from './browser.js';
import { playing } from './played.js';

let browser;
let house;
before(async () => {
  house = await playing(answers);
  browser = await open();
});
after(async () => {
  await browser.close();
  house.close();
});

async function enter(person, { language = 'zh', look = 'light', at = '/' } = {}) {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'zh-CN' });
  await context.addCookies([{ name: 'person', value: person, url: house.at }]);
  await context.addInitScript(([lang, appearance]) => {
    localStorage.setItem('firstbutton.language', lang);
    localStorage.setItem('firstbutton.look', appearance);
  }, [language, look]);
  const page = await context.newPage();
  const faults = [];
  page.on('pageerror', (error) => faults.push(`broke: ${error.message}`));
  page.on('console', (message) => /Content Security Policy|Warning:|same key/.test(message.text()) && faults.push(message.text()));
  page.on('response', (answer) => answer.status() === 404 && faults.push(`not played: ${answer.url()}`));
  await page.goto(house.at + at);
  await page.locator('#page h1').first().waitFor();
  return { page, context, faults };
}

const PAGES = {
  brigade: ['/clearing', `/clearing/${idOf(0)}`, '/briefings/morning', '/briefings/weekly', '/lists/reminders', '/registers/rectifications', `/registers/rectifications/${idOf(6)}`, '/registers/objections', `/registers/objections/${idOf(7)}`,
    '/registers/campaigns', `/registers/campaigns/${idOf(2)}`, '/registers/programme-tasks', `/registers/programme-tasks/${idOf(8)}`, '/registers/samples', `/registers/samples/${idOf(3)}`, '/lists/inspection-schemes', `/lists/inspection-schemes?row=${idOf(71)}`, '/lists/inspection-coverage', '/lists/lens-figures', '/lists/alert-inspections',
    '/lists/sample-items', `/lists/sample-items?row=${idOf(41)}`, '/lists/roster', '/lists/webhooks', `/lists/webhooks?row=${idOf(61)}`, '/lists/notices', '/lists/notifications', '/calendars', '/deeds', '/deeds?list=BEGUN', '/lists/papers', `/lists/papers?row=${idOf(611)}`, '/registers/dossier-reviews', `/registers/dossier-reviews/${idOf(8)}`, '/lists/callbacks', `/lists/callbacks?row=${idOf(631)}`],
  inspector: ['/registers/inspections', `/registers/inspections/${idOf(1)}`, '/registers/accountability', `/registers/accountability/${idOf(5)}`],
  chief: ['/lists/unit-inspections'],
  liaison: ['/lists/joint-inspections'],
  auditor: ['/lists/audit'],
  ops: ['/lists/quarantine'],
};

for (const [language, look] of [['zh', 'light'], ['en', 'dark']]) {
  test(`every page of the desk is accessible and small (${language}, ${look})`, async () => {
    for (const [person, paths] of Object.entries(PAGES)) {
      const { page, context, faults } = await enter(person, { language, look });
      for (const path of paths) {
        await page.goto(house.at + path);
        await page.locator('#page h1').first().waitFor();
        await page.getByText(/正在读取…|Loading…/).first().waitFor({ state: 'hidden' });
        if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/${path.split('?')[0].replaceAll('/', '_')}${path.includes('?') ? '_row' : ''}-${language}-${look}.png` });
        await accessible(page);
        assert.ok((await nodes(page)) <= 1_500, `${path} has ${await nodes(page)} nodes`);
        assert.equal(await page.locator('.failure').count(), 0, path);
      }
      assert.deepEqual(faults, []);
      await context.close();
    }
  });
}

test('who did a thing does not pass it too, and is told before he tries', async () => {
  const barred = async (person, at, step, until) => {
    const { page, context } = await enter(person, { language: 'en', at });
    const button = page.getByRole('button', { name: step, exact: true });
    await button.waitFor();
    const is = { disabled: await button.isDisabled(), why: await page.locator('.barred').allTextContents() };
    if (until) assert.ok(is.why.some((text) => until.test(text)), is.why.join());
    await context.close();
    return is.disabled;
  };
  assert.equal(await barred('brigade', `/registers/campaigns/${idOf(2)}`, 'Approve', /another person/), true);
  assert.equal(await barred('inspector', `/registers/campaigns/${idOf(2)}`, 'Approve'), false);
  assert.equal(await barred('general', `/registers/accountability/${idOf(5)}`, 'Approve'), false);
  assert.equal(await barred('chief', `/clearing/${idOf(0)}`, 'Explain', /tick the items/), true);
  assert.equal(await barred('chief', `/clearing/${idOf(1)}`, 'Sign', /signed by unit chief of HB\/JZ\/SS\/U002/), true);
  assert.equal(await barred('chief', `/clearing/${idOf(40)}`, 'Sign', /explained does not sign/), true);
  assert.equal(await barred('brigade', `/lists/inspection-schemes?row=${idOf(71)}`, 'Approve the scheme', /another person/), true);
  assert.equal(await barred('inspector', `/lists/inspection-schemes?row=${idOf(71)}`, 'Approve the scheme'), false);
});

test('a chief explains the open items of his day', async () => {
  const { page, context } = await enter('chief', { at: `/clearing/${idOf(0)}` });
  await page.getByRole('button', { name: /勾选全部未说明/ }).click();
  await page.getByRole('button', { name: '结转说明' }).click();
  const form = page.getByRole('dialog');
  await form.locator('[name=reason]').selectOption('AWAITING_PARTY');
  await form.locator('[name=owner]').fill('042117');
  await form.locator('[name=until]').fill('2099-11-30T18:00');
  await accessible(page);
  await form.getByRole('button', { name: '提交' }).click();
  await form.waitFor({ state: 'detached' });
  const said = { reason: 'AWAITING_PARTY', owner: '042117', until: '2099-11-30T18:00:00+08:00' };
  const { path, body, key } = house.taken.at(-1);
  assert.deepEqual({ path, body }, { path: `/api/v1/clearings/${idOf(0)}:explain`, body: { items: [{ item: 1, ...said }, { item: 2, ...said }] } });
  assert.match(key, /^[0-9a-f-]{36}$/);
  await context.close();
});

test('a dossier is scored on its form: what is taken off each item, and what fails it', async () => {
  const { page, context } = await enter('officer', { language: 'en', at: `/registers/dossier-reviews/${idOf(8)}` });
  await page.getByRole('button', { name: 'Score it' }).click();
  const form = page.getByRole('dialog');
  await form.locator('[name="mark.EVIDENCE"]').fill('7.5');
  await form.getByLabel('no legal review').check();
  await accessible(page);
  await form.getByRole('button', { name: 'Send', exact: true }).click();
  await form.waitFor({ state: 'detached' });
  const { path, body } = house.taken.at(-1);
  assert.deepEqual({ path, body }, { path: `/api/v1/dossier-reviews/${idOf(8)}:score`, body: { vetoes: ['NO_LEGAL_REVIEW'], marks: ['EVIDENCE=7.5'] } });
  await context.close();
});

test('a list is walked, narrowed and left without a mouse, and its address says how it was narrowed', async () => {
  const { page, context } = await enter('brigade', { language: 'en' });
  await page.keyboard.press('g');
  await page.keyboard.press('c');
  await page.waitForURL(/\/clearing/);
  const grid = page.getByRole('grid');
  await page.locator('.grid-body [role=row]').first().waitFor();
  await page.getByLabel('Not signed').focus();
  await page.keyboard.press('Space');
  await page.waitForURL(/unsigned=true/);
  await grid.focus();
  await page.keyboard.press('j');
  await page.keyboard.press('Enter');
  await page.waitForURL(/clearing\/[0-9a-f-]{36}/);
  await page.locator('.duty').waitFor();
  await page.keyboard.press('Escape');
  await page.waitForURL(/unsigned=true/);
  await page.keyboard.press('g');
  await page.keyboard.press('n');
  await page.waitForURL(/lists\/notices/);
  await page.locator('.grid-body [role=row]').first().waitFor();
  await grid.focus();
  await page.keyboard.press('Enter');
  await page.getByRole('complementary').waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('complementary').waitFor({ state: 'detached' });
  await page.getByRole('button', { name: 'More' }).or(page.locator('.more > button')).first().click();
  await accessible(page);
  await context.close();
});

test('a secret is shown once, and a seed stays with who drew it', async () => {
  const { page, context } = await enter('brigade', { language: 'en', at: '/lists/webhooks' });
  await page.getByRole('button', { name: 'Register a receiver' }).click();
  const form = page.getByRole('dialog');
  await form.locator('[name=url]').fill('https://hooks.example.com/a');
  await form.locator('[name=types]').fill('finding.*\nwarning.issued');
  await form.getByRole('button', { name: 'Send', exact: true }).click();
  await form.getByText('whsec_played').waitFor();
  await accessible(page);
  assert.deepEqual(house.taken.at(-1).body, { orgPath: 'HB/JZ/SS/', url: 'https://hooks.example.com/a', types: ['finding.*', 'warning.issued'] });
  await page.goto(`${house.at}/registers/samples`);
  await page.getByRole('button', { name: 'Plan a sample and publish its seed\'s hash' }).click();
  await form.getByRole('button', { name: 'Draw a seed' }).click();
  const seed = await form.locator('.seed code').textContent();
  const hash = await form.locator('[name=commitment]').inputValue();
  assert.match(seed, /^[0-9a-f]{64}$/);
  assert.equal(createHash('sha256').update(seed).digest('hex'), hash);
  await accessible(page);
  await context.close();
});

test('each person is led to a page that is his, and sees the links of his doors only', async () => {
  for (const [person, at, not] of [['ops', /lists\/(notices|notifications|quarantine)/, 'Audit trail'], ['liaison', /lists\/joint-inspections/, 'Roster'], ['auditor', /rules/, 'Webhooks']]) {
    const { page, context } = await enter(person, { language: 'en' });
    await page.waitForURL(at);
    await page.locator('.more > button').click();
    assert.equal(await page.locator('.more-panel').getByText(not, { exact: true }).count(), 0);
    await context.close();
  }
});
