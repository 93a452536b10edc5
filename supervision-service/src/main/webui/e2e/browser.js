// Debian's Chromium, driven by playwright-core; every request that it makes is looked at.
import AxeBuilder from '@axe-core/playwright';
import assert from 'node:assert/strict';
import { chromium } from 'playwright-core';

export const CONSOLE = process.env.CONSOLE ?? 'http://127.0.0.1:18083';
const WCAG = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
const QUIET = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'];

export const open = () => chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: QUIET });

/** A window of its own for one person, in one language; whatever it asks of another host, or breaks, is remembered. */
export async function signIn(browser, person, language) {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'zh-CN' });
  const faults = [];
  await context.addInitScript((lang) => localStorage.getItem('firstbutton.language') ?? localStorage.setItem('firstbutton.language', lang), language);
  const page = await context.newPage();
  page.on('request', (request) => {
    const { hostname, protocol } = new URL(request.url());
    if (protocol.startsWith('http') && hostname !== '127.0.0.1') faults.push(`left the host: ${request.url()}`);
  });
  page.on('pageerror', (error) => faults.push(`broke: ${error.message}`));
  page.on('console', (message) => message.text().includes('Content Security Policy') && faults.push(message.text()));
  await page.goto(CONSOLE);
  await page.locator(`button[value=${person}]`).click();
  await page.locator('#page h1').first().waitFor();
  return { page, context, faults };
}

export async function accessible(page) {
  await page.locator('[aria-busy=true]').first().waitFor({ state: 'detached' });
  const { violations } = await new AxeBuilder({ page }).withTags(WCAG).analyze();
  assert.deepEqual(violations.map((each) => `${each.id}: ${each.nodes.map((node) => node.target).join(' ')}`), [], page.url());
}

export const nodes = (page) => page.evaluate(() => document.querySelectorAll('*').length);

/** A picture of what is in view, where the run was told to keep some. */
export const picture = (page, name) => process.env.SHOTS && page.screenshot({ path: `${process.env.SHOTS}/${name}.png` });

// The feed never ends, so the network is never idle: what is still being read says so.
const settled = async (page) => {
  await page.getByText(/正在读取…|Loading…/).first().waitFor({ state: 'hidden' });
  await page.locator('[aria-busy=true]').first().waitFor({ state: 'detached' });
};

// Who together may open every page; what one has looked at the next one leaves out.
export const READERS = ['legal-brigade', 'legal-detachment', 'inspectorate', 'rule-admin', 'score-admin', 'auditor', 'ops', 'callback-agent', 'petition-desk', 'bureau-leader'];

export async function menu(page) {
  const more = page.locator('.more > button');
  if (await more.count()) await more.click();
  return page.locator('nav a, .more-panel a').evaluateAll((links) => links.map((link) => link.getAttribute('href')));
}

/** The page itself, and not the moment in which the console signs in again. */
export async function reached(page, path) {
  await page.goto(CONSOLE + path);
  await page.locator('#page h1, .screen h1').first().waitFor();
  await settled(page);
}

export const named = (path) => path.split('/').slice(1, 3).join('-').replace(/[0-9a-f]{8}-[0-9a-f-]{27}/, 'one');
