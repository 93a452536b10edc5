import type { Listing } from '../desk/ListPage';
import { ALERT_INSPECTIONS, COVERAGE, JOINT_INSPECTIONS, SAMPLE_ITEMS, SCHEMES, UNIT_INSPECTIONS } from './inspecting';
import { LENSES } from './looking';
import { CALLBACKS } from './callbacks';
import { AUDIT, ORGANISATIONS, QUARANTINE, ROSTER, WEBHOOKS } from './keeping';
import { NOTICES, NOTIFICATIONS, REMINDERS } from './mine';
import { PAPERS } from './papers';

/** The lists by the last part of their address; each is a description, shown by one page. */
export const LISTS: Record<string, Listing<never>> = Object.fromEntries(
  [LENSES, SCHEMES, COVERAGE, UNIT_INSPECTIONS, JOINT_INSPECTIONS, ALERT_INSPECTIONS, SAMPLE_ITEMS, ORGANISATIONS, ROSTER, WEBHOOKS, AUDIT, QUARANTINE, NOTICES, NOTIFICATIONS, REMINDERS, PAPERS, CALLBACKS]
    .map((list) => [list === AUDIT ? 'audit' : list.door.split('/').at(-1), list]),
) as Record<string, Listing<never>>;
