// Every page that the menus lead to, whoever they lead there, and what the pages are measured by.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { accessible, menu, named, nodes, open, picture, reached, READERS, signIn } from './browser.js';

let browser;
before(async () => {
  browser = await open();
});
after(() => browser.close());

const FINDING = { zh: process.env.FINDING_ZH, en: process.env.FINDING_EN };

for (const language of ['zh', 'en']) {
  test(`every page is accessible, small and stays on this machine (${language})`, async () => {
    const seen = new Set(['/']);
    for (const person of READERS) {
      const { page, context, faults } = await signIn(browser, person, language);
      const paths = [...(await menu(page)), ...(person === READERS[0] ? [`/findings/${FINDING[language]}`] : [])];
      for (const path of paths.filter((each) => !seen.has(each))) {
        seen.add(path);
        await reached(page, path);
        await accessible(page);
        await picture(page, `${named(path)}-${language}`);
        assert.ok((await nodes(page)) <= 1_500, `${path} has ${await nodes(page)} nodes`);
        assert.equal(await page.evaluate(() => document.documentElement.lang), language === 'zh' ? 'zh-CN' : 'en');
      }
      const stored = await page.evaluate(() => JSON.stringify({ ...localStorage, ...sessionStorage }));
      assert.ok(!stored.includes('eyJ'), 'a token was stored');
      assert.deepEqual(faults, []);
      await context.close();
    }
    console.log(`${seen.size} pages in ${language}`);
    assert.ok(seen.size >= 45, `${[...seen].join(' ')}: the menus led to fewer pages than there are`);
  });
}

test('every page of the head can be read in the dark, and at 1280 and 1920', async () => {
  const { page, context, faults } = await signIn(browser, 'legal-brigade', 'zh');
  const paths = [...(await menu(page)).filter((path) => path !== '/screen'), `/findings/${FINDING.zh}`];
  await page.locator('[aria-pressed][class*=ant-btn]').first().click();
  for (const path of paths) {
    await reached(page, path);
    assert.equal(await page.evaluate(() => document.documentElement.dataset.look), 'dark');
    await accessible(page);
    for (const width of [1280, 1920]) {
      await page.setViewportSize({ width, height: 900 });
      await picture(page, `${named(path)}-dark-${width}`);
      assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), `${path} is wider than ${width}`);
    }
    await page.setViewportSize({ width: 1440, height: 900 });
  }
  assert.deepEqual(faults, []);
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
  const first = await page.evaluate(async () => {
    const began = performance.now();
    document.querySelector('nav a[href="/findings"]').click();
    while (!document.querySelector('.grid-body [role=row]')?.textContent.includes('N-0')) await new Promise(requestAnimationFrame);
    return performance.now() - began;
  });
  console.log(`first row of a hundred thousand: ${Math.round(first)} ms`);
  assert.ok(first <= 1_500, `first row after ${Math.round(first)} ms`);
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
