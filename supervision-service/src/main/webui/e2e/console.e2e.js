import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { accessible, CONSOLE, nodes, open, signIn } from './browser.js';

let browser;
before(async () => {
  browser = await open();
});
after(() => browser.close());

const WORDS = {
  zh: { worklist: '工作台', findings: '问题', confirm: '属实', send: '提交', order: '责令整改', acknowledge: '签收', submit: '提交整改', status: '属实', judgeAgain: '复算', same: '复算结论相同' },
  en: { worklist: 'Worklist', findings: 'Findings', confirm: 'Confirm', send: 'Send', order: 'Order rectification', acknowledge: 'Sign for it', submit: 'Submit', status: 'Confirmed', judgeAgain: 'Judge again', same: 'the verdict is the same' },
};
// One finding for each language, so that both go the whole way.
const FINDING = { zh: process.env.FINDING_ZH, en: process.env.FINDING_EN };

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

  test(`every page is accessible, small and stays on this machine (${language})`, async () => {
    const { page, context, faults } = await signIn(browser, 'legal-brigade', language);
    for (const path of ['/worklist', '/findings', `/findings/${FINDING[language]}`, '/overview', '/rules', '/trials', '/screen']) {
      await page.goto(CONSOLE + path);
      await page.locator('h1').first().waitFor();
      await page.waitForLoadState('networkidle', { timeout: 3_000 }).catch(() => {}); // the feed never ends
      await accessible(page);
      assert.ok((await nodes(page)) <= 1_500, `${path} has ${await nodes(page)} nodes`);
      assert.equal(await page.evaluate(() => document.documentElement.lang), language === 'zh' ? 'zh-CN' : 'en');
    }
    const stored = await page.evaluate(() => JSON.stringify({ ...localStorage, ...sessionStorage }));
    assert.ok(!stored.includes('eyJ'), 'a token was stored');
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
    await page.locator('.upload button').click();
    await page.getByText(/trial\.yaml:\d+/).waitFor();
    await accessible(page);
    await page.setInputFiles('input[type=file]', pack(RULE));
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

test('a hundred thousand findings scroll without a blank row', async () => {
  const { page, context } = await signIn(browser, 'legal-brigade', 'zh');
  const ALL = 100_000;
  const at = Date.parse('2026-11-22T00:00:00Z');
  const row = (index) => ({ id: `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`, ruleId: 'ALT-05', pack: 'p/1', subjectKind: 'matter', subject: 's', number: `N-${index}`,
    unit: 'HB/JZ/SS/U001/', status: 'RAISED', severity: 'HIGH', ladder: 'E1', startedAt: new Date(at - index * 60_000).toISOString(), brokenAt: new Date(at - index * 60_000).toISOString(), withdrawalProposed: false, basisChanged: false, version: 1 });
  await page.route(/api\/v1\/findings\?/, (route) => {
    const query = new URL(route.request().url()).searchParams;
    const from = Number(query.get('cursor') ?? 0);
    const until = Math.min(ALL, from + Number(query.get('limit')));
    return route.fulfill({ json: { items: Array.from({ length: until - from }, (_, index) => row(from + index)), ...(until < ALL && { nextCursor: String(until) }) } });
  });
  await page.goto(`${CONSOLE}/findings`);
  await page.locator('.grid-body [role=row]').first().waitFor();
  const worst = await page.evaluate(async (all) => {
    const grid = document.querySelector('.grid');
    let blank = 0;
    let most = 0;
    for (const started = performance.now(); performance.now() - started < 180_000; ) {
      grid.scrollTop += 7_600;
      await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
      const { top, bottom } = grid.getBoundingClientRect();
      const middle = document.elementFromPoint(300, (top + bottom) / 2)?.closest('[role=row]');
      if (!middle?.textContent.includes('N-')) blank++;
      most = Math.max(most, document.querySelectorAll('*').length);
      if (document.querySelector('.grid-body')?.textContent.includes(`N-${all - 1}`)) return { blank, most, reached: true };
    }
    return { blank, most, reached: false };
  }, ALL);
  assert.deepEqual({ blank: worst.blank, reached: worst.reached }, { blank: 0, reached: true });
  assert.ok(worst.most <= 1_500, `${worst.most} nodes`);
  await context.close();
});
