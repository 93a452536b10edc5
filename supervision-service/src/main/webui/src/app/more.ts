import { lazy } from 'react';
import { reading, type Reading } from '../api/doors';
import { REGISTERS, readersOf } from '../register/registers';
import type { Key } from '../words/words';

/** scored, taken: only where the console knows of a scoring or an intake service. */
type Page = { to: string; key: Key; roles: readonly string[]; scored?: true; taken?: true };
const list = (name: string, door: Reading, key: Key): Page => ({ to: `/lists/${name}`, key, roles: reading(door).roles });
const register = (name: string): Page => ({ to: `/registers/${name}`, key: REGISTERS[name]!.title, roles: readersOf(name) });

/** 更多 — the pages besides those in the head, by what one comes for; who may open one is what the document says of its door. */
export const GROUPS: { title: Key; pages: Page[] }[] = [
  {
    title: 'more.clearing',
    pages: [
      { to: '/clearing', key: 'page.clearing', roles: reading('/api/v1/clearings').roles },
      { to: '/briefings/morning', key: 'page.morning', roles: reading('/api/v1/briefings/morning').roles },
      { to: '/briefings/weekly', key: 'page.weekly', roles: reading('/api/v1/briefings/weekly').roles },
      list('reminders', '/api/v1/reminders', 'page.reminders'),
    ],
  },
  { title: 'more.loop', pages: [list('lens-figures', '/api/v1/lens-figures', 'page.lenses'), register('rectifications'), register('objections'), register('accountability'), register('campaigns'), register('programme-tasks'), list('papers', '/api/v1/papers', 'page.papers')] },
  {
    title: 'more.inspecting',
    pages: [
      register('inspections'), list('alert-inspections', '/api/v1/alert-inspections', 'page.alertInspections'), list('inspection-schemes', '/api/v1/inspection-schemes', 'page.schemes'),
      list('inspection-coverage', '/api/v1/inspection-coverage', 'page.coverage'), list('unit-inspections', '/api/v1/unit-inspections', 'page.unitInspections'), list('joint-inspections', '/api/v1/joint-inspections', 'page.jointInspections'),
      register('samples'), list('sample-items', '/api/v1/sample-items', 'page.sampleItems'),
      { ...register('dossier-reviews'), scored: true }, { ...register('score-objections'), scored: true }, { ...list('callbacks', 'intake:/api/v1/callbacks', 'page.callbacks'), taken: true },
    ],
  },
  { title: 'more.mine', pages: [list('notices', '/api/v1/notices', 'page.notices'), list('notifications', '/api/v1/me/notifications', 'page.notifications'), { to: '/deeds', key: 'page.deeds', roles: reading('/api/v1/me/deeds').roles }] },
  {
    title: 'more.keeping',
    pages: [{ to: '/calendars', key: 'page.calendars', roles: reading('/api/v1/calendars').roles }, list('organisations', '/api/v1/organisations', 'page.organisations'), list('roster', '/api/v1/roster', 'page.roster'), list('webhooks', '/api/v1/webhooks', 'page.webhooks'), list('audit', '/api/v1/audit/entries', 'page.audit'), list('quarantine', '/api/v1/quarantine', 'page.quarantine')],
  },
];

/** The pages that this reader may open in this installation. */
export const pagesFor = (may: (roles: readonly string[]) => boolean, { scores, takes }: { scores: boolean; takes: boolean }): typeof GROUPS =>
  GROUPS.map((group) => ({ ...group, pages: group.pages.filter((page) => may(page.roles) && (scores || !page.scored) && (takes || !page.taken)) })).filter((group) => group.pages.length > 0);

export const MORE_ROUTES = [
  { path: '/clearing', Page: lazy(() => import('../clearing/ClearingPage')) },
  { path: '/clearing/:id', Page: lazy(() => import('../clearing/ClearingDetailPage')) },
  { path: '/calendars', Page: lazy(() => import('../calendar/CalendarPage')) },
  { path: '/deeds', Page: lazy(() => import('../worklist/DeedsPage')) },
  { path: '/briefings/:which', Page: lazy(() => import('../briefing/BriefingPage')) },
  { path: '/registers/:register', Page: lazy(() => import('../register/RegisterPage')) },
  { path: '/registers/:register/:id', Page: lazy(() => import('../register/ProceedingPage')) },
  { path: '/lists/:list', Page: lazy(() => import('../lists/NamedList')) },
  { path: '/nothing', Page: lazy(() => import('./Elsewhere')) },
];

export const MORE_GOES: Record<string, string> = { c: '/clearing', d: '/briefings/morning', i: '/registers/inspections', a: '/registers/accountability', n: '/lists/notices' };
export const MORE_KEYS: [string, Key][] = [['g c · g d · g i · g a · g n', 'keys.goMore']];
