import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { accessible, CONSOLE, nodes, open, picture, signIn } from './browser.js';

let browser;
before(async () => {
  browser = await open();
});
after(() => browser.close());

const WORDS = {
  zh: { reclassified: '盗窃 → 纠纷', boards: '榜单', lastMonth: '较上月', formula: '得分率', cap: '优秀', matters: '警情案件', turnout: '出警', dismiss: '不属实', approveDismissal: '同意不属实', dismissed: '不属实', live: '实时', worklist: '工作台', findings: '问题', confirm: '属实', send: '提交', order: '责令整改', acknowledge: '签收', submit: '提交整改', status: '属实', judgeAgain: '复算', same: '复算结论相同' },
  en: { reclassified: 'Theft → Dispute', boards: 'Boards', lastMonth: 'Since last month', formula: 'rate =', cap: 'Excellent is capped', matters: 'Matters', turnout: 'turn-out', dismiss: 'Dismiss', approveDismissal: 'Approve dismissal', dismissed: 'Dismissed', live: 'live', worklist: 'Worklist', findings: 'Findings', confirm: 'Confirm', send: 'Send', order: 'Order rectification', acknowledge: 'Sign for it', submit: 'Submit', status: 'Confirmed', judgeAgain: 'Judge again', same: 'the verdict is the same' },
};
// One finding for each language, so that both go the whole way.
const FINDING = { zh: process.env.FINDING_ZH, en: process.env.FINDING_EN };
const DISMISSED = { zh: process.env.DISMISSED_ZH, en: process.env.DISMISSED_EN };
const ALERT = { zh: process.env.ALERT_ZH, en: process.env.ALERT_EN };

async function takes(page, step, send, fill = {}) {
  await page.getByRole('button', { name: step, exact: true }).first().click();
  const form = page.getByRole('dialog');
  for (const [name, text] of Object.entries(fill)) await form.locator(`[name=${name}]`).fill(text);
  await accessible(page);
  await form.getByRole('button', { name: send, exact: true }).click();
  await form.waitFor({ state: 'detached' });
}

for (const language of ['zh', 'en']) {
  const word = WORDS[language];

  test(`a finding goes from the legal officers to the unit chief (${language})`, async () => {
    const finding = `${CONSOLE}/findings/${FINDING[language]}`;
    const link = `a[href="/findings/${FINDING[language]}"]`;
    const officer = await signIn(browser, 'legal-officer', language);
    await officer.page.getByRole('heading', { name: word.worklist }).waitFor();
    await accessible(officer.page);
    await officer.page.goto(finding);
    await officer.page.getByRole('button', { name: word.judgeAgain }).click();
    await officer.page.getByText(word.same).waitFor();
    await accessible(officer.page);

    const brigade = await signIn(browser, 'legal-brigade', language);
    await brigade.page.goto(`${CONSOLE}/findings?rule=INV-01&status=RAISED`);
    await brigade.page.locator(link).first().click();
    await takes(brigade.page, word.confirm, word.send, { reason: 'recording and log agree' });
    await brigade.page.locator('.page-head .status-confirmed').waitFor();
    await brigade.page.locator('.lifecycle .duty-here').waitFor();
    await brigade.page.locator('.told').filter({ hasText: /./ }).waitFor({ state: 'hidden' });
    await picture(brigade.page, `finding-${language}`);

    const manager = await signIn(browser, 'case-manager', language);
    await manager.page.goto(finding);
    await takes(manager.page, word.order, word.send, { requirement: 'check every case of the month' });
    await manager.page.locator('.loop').waitFor();

    const chief = await signIn(browser, 'unit-chief', language);
    await chief.page.locator(link).first().click();
    await takes(chief.page, word.acknowledge, word.send);
    await takes(chief.page, word.submit, word.send, { evidenceRef: 'EV-1' });
    await accessible(chief.page);
    for (const { faults, context } of [officer, brigade, manager, chief]) {
      assert.deepEqual(faults, []);
      await context.close();
    }
  });

  test(`a dispatcher follows his alerts and is not shown what was found (${language})`, async () => {
    const { page, context, faults } = await signIn(browser, 'dispatcher', language);
    await page.waitForURL(/matters/);
    assert.equal(await page.locator('nav a').count(), 1, 'only what he may read is in the menu');
    await page.locator('.grid-body [role=row]').first().waitFor();
    await accessible(page);
    await page.locator('[data-search]').fill(ALERT[language]);
    await page.keyboard.press('Enter');
    await page.waitForURL(/number=/);
    await page.getByRole('link', { name: ALERT[language] }).click();
    await page.locator('.stepbar').waitFor();
    await picture(page, `matter-${language}`);
    assert.equal(await page.locator('.stepbar li').count(), 8);
    assert.equal(await page.locator('.marks tbody tr').count(), 7 + 6);
    assert.equal(await page.locator('.track-mark').count(), 5, 'dispatched, acknowledged, on the way, there, cleared');
    await page.getByText(word.reclassified).waitFor();
    assert.equal(await page.locator('a[href^="/findings"]').count(), 0);
    await accessible(page);
    assert.ok((await nodes(page)) <= 1_500, `${await nodes(page)} nodes`);
    assert.deepEqual(faults, []);
    await context.close();
  });

  test(`an inspector proposes to dismiss, and somebody else decides (${language})`, async () => {
    const inspector = await signIn(browser, 'inspectorate', language);
    await inspector.page.goto(`${CONSOLE}/findings/${DISMISSED[language]}`);
    await inspector.page.locator('.page-head a[href^="/matters/"]').click();
    await inspector.page.locator('.stepbar').waitFor();
    await inspector.page.locator(`a[href="/findings/${DISMISSED[language]}"]`).first().waitFor();
    await accessible(inspector.page);
    await inspector.page.keyboard.press('Escape');
    await inspector.page.getByRole('button', { name: word.dismiss, exact: true }).click();
    const form = inspector.page.getByRole('dialog');
    await form.locator('[name=reasonCode]').selectOption('SENSOR');
    await form.locator('[name=reason]').fill('the work was done, the system lost it');
    await form.getByRole('button', { name: word.send, exact: true }).click();
    await form.waitFor({ state: 'detached' });
    await inspector.page.locator('.notes').getByText('100306').waitFor();

    const brigade = await signIn(browser, 'legal-brigade', language);
    await brigade.page.goto(`${CONSOLE}/findings/${DISMISSED[language]}`);
    await takes(brigade.page, word.approveDismissal, word.send);
    await brigade.page.locator('.page-head .status-dismissed').waitFor();
    for (const { faults, context } of [inspector, brigade]) {
      assert.deepEqual(faults, []);
      await context.close();
    }
  });

  test(`a leader goes from the figures to what they rest on (${language})`, async () => {
    const { page, context, faults } = await signIn(browser, 'bureau-leader', language);
    await page.goto(`${CONSOLE}/overview`);
    await page.locator('.chart canvas').waitFor();
    await picture(page, `overview-${language}`);
    await page.locator('a.card[href*="RAISED"]').click();
    await page.waitForURL(/findings\?status=RAISED/);
    await page.locator('.grid-body [role=row]').first().waitFor();
    await page.getByRole('link', { name: word.boards, exact: true }).click();
    await page.getByText(word.formula).first().waitFor();
    await page.getByRole('columnheader', { name: word.lastMonth }).waitFor();
    await accessible(page);
    await page.locator('.board tbody a[href*="unit:"]').first().click();
    await page.locator('#alerts').waitFor();
    await accessible(page);
    await page.locator('#alerts a[href^="/matters/"]').first().click();
    await page.locator('.stepbar').waitFor();
    await page.goto(`${CONSOLE}/evaluations`);
    await page.getByText(word.cap).first().waitFor();
    await accessible(page);
    assert.deepEqual(faults, []);
    await context.close();
  });

  test(`a rule administrator tries a pack (${language})`, async () => {
    const { page, context, faults } = await signIn(browser, 'rule-admin', language);
    await page.goto(`${CONSOLE}/rules`);
    await page.locator('.coverage').waitFor();
    assert.ok((await page.locator('.coverage .heat-0').count()) > 0, 'empty cells are to be seen');
    await page.goto(`${CONSOLE}/trials`);
    const version = `${language}-${Date.now()}`;
    const pack = (rule) => ({ name: 'trial.yaml', mimeType: 'application/yaml', buffer: Buffer.from(`pack: browser-trial\nname: {zh: 试行, en: Trial}\nversion: '${version}'\neffectiveFrom: 2026-01-01\nrules:\n${rule}`) });
    await page.setInputFiles('input[type=file]', pack('  - id: TRY-01\n    kind: nonsense\n'));
    await page.getByText(/trial\.yaml:\d+/).first().waitFor();
    assert.ok(await page.locator('.upload button').isDisabled(), 'what is faulty cannot be sent');
    await accessible(page);
    await page.setInputFiles('input[type=file]', pack(RULE));
    await page.locator('.editor .sound').waitFor();
    await accessible(page);
    await page.locator('.upload button').click();
    await page.getByRole('heading', { name: `browser-trial / ${version}` }).waitFor();
    await accessible(page);
    assert.deepEqual(faults, []);
    await context.close();
  });
}

const RULE = `  - id: TRY-01
    name: {zh: 派警超时试行, en: Dispatch overdue on trial}
    kind: deadline
    trigger: alert.classified
    expect: [alert.dispatched]
    limits:
      - {within: 30 MINUTES, calendar: CLOCK, severity: LOW}
    ladder: E1
    tell: [DUTY_DIRECTOR]
    basis: 试行
    rootCauses: [CAPACITY]
    examples:
      - told: nobody was sent
        facts:
          - {at: '2026-03-06T10:00', alert.classified: {category: THEFT}}
        askedAt: '2026-03-06T11:00'
        brokenAt: '2026-03-06T10:30'
`;

test('the main loop needs no mouse', async () => {
  const { page, context } = await signIn(browser, 'legal-brigade', 'zh');
  await page.keyboard.press('g');
  await page.keyboard.press('f');
  const grid = page.getByRole('grid');
  await grid.waitFor();
  await page.locator('.grid-body [role=row]').first().waitFor();
  for (let tabs = 0; tabs < 40 && !(await grid.evaluate((it) => it === document.activeElement)); tabs++) await page.keyboard.press('Tab');
  await page.keyboard.press('j');
  assert.equal(await page.locator('[aria-selected=true]').getAttribute('aria-rowindex'), '3');
  await page.keyboard.press('k');
  await page.keyboard.press('Enter');
  await page.waitForURL(/findings\/[0-9a-f-]{36}/);
  await page.locator('.duty').waitFor();
  await page.keyboard.press('Escape');
  await page.waitForURL(/findings$/);
  await page.keyboard.press('?');
  await page.getByRole('dialog').waitFor();
  await accessible(page);
  await context.close();
});

test('the feed goes on where it was when supervision comes back', { skip: !process.env.CONTROL }, async () => {
  const { page, context } = await signIn(browser, 'case-manager', 'en');
  const resumed = [];
  page.on('request', (request) => request.url().endsWith('/api/v1/feed') && resumed.push(request.headers()['last-event-id']));
  await page.goto(`${CONSOLE}/findings?status=CONFIRMED`);
  await page.locator('.pulse-live').waitFor();
  // Something the feed tells of, so that there is a place to go on from.
  const officer = await signIn(browser, 'legal-brigade', 'en');
  const finding = `${CONSOLE}/findings/${process.env.FINDING_LIVE}`;
  await officer.page.goto(finding);
  await takes(officer.page, WORDS.en.confirm, WORDS.en.send, { reason: 'seen in the log' });
  const row = page.locator(`.grid-body a[href="/findings/${process.env.FINDING_LIVE}"]`);
  await row.waitFor();

  await fetch(`${process.env.CONTROL}/kill`, { method: 'POST' });
  await page.locator('.freshness-stale').waitFor();
  await accessible(page);
  const known = resumed.length;
  await fetch(`${process.env.CONTROL}/start`, { method: 'POST' });
  await page.locator('.pulse-live').waitFor({ timeout: 60_000 });
  assert.ok(resumed.slice(known).some((id) => id), 'it did not say where it was');

  // Nobody reloads: what happens now arrives by itself.
  await officer.page.goto(finding);
  await officer.page.getByRole('button', { name: 'Overturn', exact: true }).waitFor();
  const other = await signIn(browser, 'legal-detachment', 'en');
  await other.page.goto(finding);
  await takes(other.page, 'Overturn', WORDS.en.send, { reason: 'the log was of another case' });
  await row.waitFor({ state: 'detached' });
  for (const each of [context, officer.context, other.context]) await each.close();
});
