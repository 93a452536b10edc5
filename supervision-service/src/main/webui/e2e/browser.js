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
