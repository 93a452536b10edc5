import type { DeadlineSubscription, Notice, Notification, NotificationPreferences, Reminder } from '../api/views';
import { reading } from '../api/doors';
import { useAsked } from '../app/asked';
import { stepAt } from '../desk/commands';
import { useDesk, type Listing } from '../desk/ListPage';
import { Steps } from '../desk/Steps';
import { Failure } from '../house/Failure';
import { moment } from '../house/time';
import { useMay } from '../session/SignedIn';

/** 告知 — what a ladder told me; it holds for the time of its rung once I acknowledge, then it goes on. */
export const NOTICES: Listing<Notice> = {
  title: 'page.notices', why: 'page.noticesWhy', door: '/api/v1/notices', limit: 200, idOf: (row) => row.id,
  columns: [
    { field: 'toldAt', title: 'column.told', as: 'moment', width: '9.5rem' }, { field: 'severity', title: 'column.severity', as: 'severity', width: '8rem' }, { field: 'ruleId', title: 'column.rule', as: 'mono', width: '7rem' }, { field: 'finding', title: 'column.finding', as: 'finding' },
    { field: 'number', title: 'column.subject', as: 'mono' }, { field: 'unit', title: 'column.unit', as: 'path' }, { field: 'rung', title: 'column.rung', width: '5rem' }, { field: 'acknowledgedAt', title: 'column.acknowledged', as: 'moment', width: '9.5rem' },
  ],
  filters: [{ name: 'open', title: 'filter.notAcknowledged', kind: 'flag' }],
  defaults: () => ({ open: 'true' }),
  asks: ({ open, ...rest }) => ({ ...rest, open: open === 'true' ? 'true' : 'false' }),
  steps: (row, desk) => row.acknowledgedAt ? [] : [stepAt('/api/v1/notices/{id}:acknowledge', desk, { place: { id: row.id }, label: desk.words.t('notice.acknowledge') })],
};

/** 我的通知 — what is new for me, and how and when I want to be told. */
export const NOTIFICATIONS: Listing<Notification> = {
  title: 'page.notifications', why: 'page.notificationsWhy', door: '/api/v1/me/notifications', limit: 200, idOf: (row) => row.id,
  columns: [
    { field: 'toldAt', title: 'column.told', as: 'moment', width: '9.5rem' }, { field: 'kind', title: 'column.kind', as: 'code:value' }, { field: 'severity', title: 'column.severity', as: 'severity', width: '8rem' },
    { field: 'about', title: 'column.subject', as: 'mono', width: 'minmax(12rem,1.6fr)' }, { field: 'orgPath', title: 'column.office', as: 'path' }, { field: 'pushAt', title: 'column.pushAt', as: 'moment', width: '9.5rem' }, { field: 'seenAt', title: 'column.seen', as: 'moment', width: '9.5rem' },
  ],
  filters: [{ name: 'all', title: 'filter.all', kind: 'flag' }],
  steps: (row, desk) => row.seenAt ? [] : [stepAt('/api/v1/me/notifications/{id}:seen', desk, { label: desk.words.t('do.seen'), place: { id: row.id } })],
  Foot: Mine,
};

function Mine() {
  return <div className="two foot"><Preferences /><Subscriptions /></div>;
}

function Preferences() {
  const desk = useDesk();
  const { t, code } = desk.words;
  const asked = useAsked<NotificationPreferences>('/api/v1/me/notification-preferences');
  const kept = asked.data;
  return (
    <section className="panel" aria-busy={asked.isPending}>
      <h2>{t('preferences.title')}</h2>
      {asked.isError && <Failure of={asked.error} />}
      {kept && (
        <>
          <dl className="pairs">
            <div><dt>{t('field.muted')}</dt><dd>{kept.muted.map((kind) => code('value', kind)).join('、') || '—'}</dd></div>
            <div><dt>{t('preferences.quiet')}</dt><dd>{kept.quietFrom ? `${kept.quietFrom} – ${kept.quietTo ?? ''}` : '—'}</dd></div>
            <div><dt>{t('field.digestAt')}</dt><dd>{kept.digestAt ?? '—'}</dd></div>
          </dl>
          <Steps small steps={[stepAt('/api/v1/me/notification-preferences', desk, { label: desk.words.t('do.setPreferences'),
            note: t('preferences.note'),
            shape: { fields: { muted: { initial: kept.muted.join(',') }, quietFrom: { kind: 'hour', initial: kept.quietFrom ?? '' }, quietTo: { kind: 'hour', initial: kept.quietTo ?? '' }, digestAt: { kind: 'hour', initial: kept.digestAt ?? '' } } },
          })]} />
        </>
      )}
    </section>
  );
}

/** 日历订阅 — calendar programs that read my deadlines; the address is shown once. */
function Subscriptions() {
  const desk = useDesk();
  const { t } = desk.words;
  const allowed = useMay()(reading('/api/v1/me/deadline-subscriptions').roles);
  const asked = useAsked<{ items: DeadlineSubscription[] } | DeadlineSubscription[]>(allowed ? '/api/v1/me/deadline-subscriptions' : null);
  const kept = Array.isArray(asked.data) ? asked.data : asked.data?.items ?? [];
  if (!allowed) return null;
  return (
    <section className="panel" aria-busy={asked.isPending}>
      <h2>{t('subscriptions.title')}</h2>
      <p className="quiet">{t('subscriptions.why')}</p>
      {asked.isError && <Failure of={asked.error} />}
      <ul className="plain">{kept.map((each) => (
        <li key={each.id}><b>{each.description ?? t('subscriptions.unnamed')}</b> <span className="quiet">{t('subscriptions.until', { at: moment(each.expiresAt), read: moment(each.readAt) })}</span>
          <Steps small steps={[stepAt('/api/v1/me/deadline-subscriptions/{id}:revoke', desk, { label: desk.words.t('do.revoke'), place: { id: each.id }, grave: true })]} /></li>))}</ul>
      <Steps small steps={[stepAt('/api/v1/me/deadline-subscriptions', desk, { label: desk.words.t('do.subscribe'), shows: (answer) => <Address of={answer as { address?: string }} /> })]} />
    </section>
  );
}

function Address({ of }: { of: { address?: string } }) {
  const { t } = useDesk().words;
  return <><p>{t('subscriptions.once')}</p>{of.address && <pre tabIndex={0}>{location.origin}{of.address}</pre>}</>;
}

/** 一案一提醒 — so much of a limit is used up; who is named signs for it. */
export const REMINDERS: Listing<Reminder> = {
  title: 'page.reminders', why: 'page.remindersWhy', door: '/api/v1/reminders', limit: 200, idOf: (row) => row.id, export: '/api/v1/reminders/export',
  columns: [
    { field: 'dueAt', title: 'column.due', as: 'due', width: '9.5rem' }, { field: 'percent', title: 'column.usedUp', as: 'percent', width: '6rem' }, { field: 'ruleId', title: 'column.rule', as: 'mono', width: '7rem' }, { field: 'number', title: 'column.subject', as: 'mono' },
    { field: 'person', title: 'field.person', as: 'mono' }, { field: 'partZh', title: 'column.part', as: 'zh' }, { field: 'unit', title: 'column.unit', as: 'path' }, { field: 'remindedAt', title: 'column.reminded', as: 'moment', width: '9.5rem' }, { field: 'acknowledgedAt', title: 'column.acknowledged', as: 'moment', width: '9.5rem' },
  ],
  filters: [{ name: 'orgPath', title: 'column.unit', hint: 'HB/JZ/SS/' }, { name: 'mine', title: 'filter.mine', kind: 'flag' }, { name: 'open', title: 'filter.running', kind: 'flag' }],
  steps: (row, desk) => row.acknowledgedAt ? [] : [stepAt('/api/v1/reminders/{id}:acknowledge', desk, { label: desk.words.t('notice.acknowledge'), place: { id: row.id }, barred: row.person !== desk.me.actor && desk.words.t('barred.addressee') })],
};
