import { expect, test } from 'vitest';
import { EventCutter } from '../api/feed';
import { heardOf } from './heard';

// As the service writes it: FeedResource names the kind beside the data, and the data are the fact alone.
const SENT = 'content-type:application/json\nid:98\nevent:finding.overturned\ndata:{"recordedAt":"2026-03-02T04:50:30.72Z","matter":"m","orgPath":"HB/JZ/SS/U001/","actor":{"id":"100303","role":"LEGAL_DETACHMENT"},"aggregate":"a","version":3,"epoch":1,"findingId":"a","ruleId":"INV-01"}\n\n';

test('what was heard is told by kind, rule and unit, and by nobody\'s name', () => {
  const [entry] = new EventCutter().cut(SENT);
  expect(heardOf(entry!)).toEqual({ id: '98', type: 'finding.overturned', at: '2026-03-02T04:50:30.72Z', rule: 'INV-01', unit: 'HB/JZ/SS/U001/' });
});
