// The same pages with nothing to show, and with far more and far longer than anybody planned for.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { answers } from './answers.js';
import { menu, named, nodes, open, picture, reached, READERS, signIn } from './browser.js';

let browser;
before(async () => {
  browser = await open();
});
after(() => browser.close());

const FINDING = process.env.FINDING_ZH;
const LONG = '，另据现场处置民警补充说明：当事双方各执一词，needs-a-longer-word-than-any-column-was-made-for-0123456789012345678901234567890123456789，须待进一步核查后再行认定';
const WORDS = /[\u4e00-\u9fff]|\w \w/;
const NAMES = new Set(['number', 'officer', 'person', 'subject', 'actor', 'entryBy', 'owner', 'reporter', 'signedBy']);
const AMOUNTS = /^(count|total|open|found|figure|sources|openFindings|planned|drawn|tasks|alerts|cases|received|filed|closed|overdue|people|points|size)$/;
const MANY = 60;

const another = (row, index) => (typeof row?.id === 'string' ? { ...row, id: row.id.slice(0, -4) + String(1000 + index) } : row);

/** Every list sixty rows or more, every text a paragraph, every amount in the millions. */
function swollen(value, key) {
  if (Array.isArray(value)) {
    const each = value.map((one) => swollen(one, key));
    const rows = typeof value[0] === 'object' && value.length < MANY && key === 'items';
    return rows ? Array.from({ length: MANY }, (_, index) => (index < each.length ? each[index] : another(each[index % each.length], index))) : each;
  }
  if (value && typeof value === 'object') return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, swollen(one, name)]));
  if (typeof value === 'string') return WORDS.test(value) ? value + LONG : NAMES.has(key) ? value + '-0123456789'.repeat(4) : value;
  return Number.isInteger(value) && AMOUNTS.test(key) ? value * 1_000 + 1_234_567 : value;
}

/** Every list empty. */
function emptied(value, key) {
  if (Array.isArray(value)) return key === 'items' ? [] : value.map((one) => emptied(one, key));
  if (value && typeof value === 'object') return Object.fromEntries(Object.entries(value).filter(([name]) => name !== 'nextCursor').map(([name, one]) => [name, emptied(one, name)]));
  return value;
}

// What says who somebody is and what he may do stays as it is, and the feed never ends.
const AS_THEY_ARE = /\/api\/v1\/(console|me|feed)$|\/feed\?/;

const told = (page, change) => page.route(/\/api\/v1\//, async (route) => {
  const request = route.request();
  if (request.method() !== 'GET' || AS_THEY_ARE.test(request.url())) return route.continue();
  const response = await route.fetch();
  if (!response.headers()['content-type']?.includes('application/json')) return route.fulfill({ response });
  const said = await response.json();
  // A system that was just planted has no campaigns yet: where it knows of nothing, something is played.
  const more = said.items?.length === 0 ? answers('brigade', 'GET', new URL(request.url()).pathname.replace(/^\/~\w+/, '')) : undefined;
  return route.fulfill({ response, json: change(more ?? said, '') });
});

/** Texts that lie on each other, or beside what they belong to: an eye sees both at once, a width does not tell. */
const faulty = (page) => page.evaluate(() => {
  const shown = [];
  const cut = [];
  const words = document.createTreeWalker(document.querySelector('#root') ?? document.body, NodeFilter.SHOW_TEXT);
  for (let node = words.nextNode(); node; node = words.nextNode()) {
    if (!node.data.trim() || !node.parentElement.checkVisibility({ opacityProperty: true, visibilityProperty: true })) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    for (const rect of range.getClientRects()) {
      let { left, right, top, bottom } = rect;
      for (let box = node.parentElement; box; box = box.parentElement) {
        const style = getComputedStyle(box);
        if (style.overflowX === 'visible' && style.clipPath === 'none') continue;
        const edge = box.getBoundingClientRect();
        if (edge.width > 3 && left < edge.right && right > edge.right + 3 && /hidden|clip/.test(style.overflowX) && style.textOverflow !== 'ellipsis' && style.webkitLineClamp === 'none') cut.push(`cut off: ${node.data.trim().slice(0, 24)}`);
        left = Math.max(left, edge.left); right = Math.min(right, edge.right); top = Math.max(top, edge.top); bottom = Math.min(bottom, edge.bottom);
      }
      const holder = node.parentElement.closest('div, p, li, td, th, dd, dt, section, h1, h2, h3, button, a, label');
      const open = getComputedStyle(holder).display !== 'inline' && getComputedStyle(holder).overflowX === 'visible';
      if (open && right - left > 3 && right > holder.getBoundingClientRect().right + 3) cut.push(`sticks out: ${node.data.trim().slice(0, 24)}`);
      if (right - left > 3 && bottom - top > 3 && top < innerHeight) shown.push({ node, left, right, top, bottom, text: node.data.trim().slice(0, 24) });
    }
  }
  const wrong = shown.filter((one) => one.right > innerWidth + 1).map((one) => `beside the page: ${one.text}`);
  shown.forEach((one, index) => shown.slice(index + 1).forEach((two) => {
    if (one.node !== two.node && Math.min(one.right, two.right) - Math.max(one.left, two.left) > 4 && Math.min(one.bottom, two.bottom) - Math.max(one.top, two.top) > 6) wrong.push(`${one.text} lies on ${two.text}`);
  }));
  return [...cut, ...wrong].slice(0, 5);
});

for (const [extreme, change, language] of [['overflowing', swollen, 'en'], ['empty', emptied, 'zh']]) {
  test(`every page stands with ${extreme} data, at 1280 and 1920`, async () => {
    const seen = new Set();
    const wrong = [];
    for (const person of READERS) {
      const { page, context, faults } = await signIn(browser, person, language);
      const paths = [...(await menu(page)), ...(person === READERS[0] ? [`/findings/${FINDING}`] : [])];
      await told(page, change);
      for (const path of paths.filter((each) => !seen.has(each))) {
        seen.add(path);
        await page.setViewportSize({ width: 1280, height: 900 });
        await reached(page, path);
        for (const width of [1280, 1920]) {
          await page.setViewportSize({ width, height: width === 1280 ? 900 : 1080 });
          await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))));
          await picture(page, `${extreme}-${named(path)}-${width}`);
          if (await page.evaluate(() => [document.documentElement, ...document.querySelectorAll('#page, .page')].some((box) => box.scrollWidth > box.clientWidth))) wrong.push(`${path} is wider than ${width}`);
          wrong.push(...(await faulty(page)).map((each) => `${path} at ${width}: ${each}`));
        }
        if ((await nodes(page)) > 1_500) wrong.push(`${path} has ${await nodes(page)} nodes`);
      }
      wrong.push(...faults);
      await context.close();
    }
    assert.deepEqual(wrong, []);
    assert.ok(seen.size >= 45, `${[...seen].join(' ')}: the menus led to fewer pages than there are`);
  });
}
