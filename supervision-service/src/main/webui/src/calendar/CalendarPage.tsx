import { useSearchParams } from 'react-router';
import type { CalendarDay, CalendarOfYear, LegalCalendars } from '../api/views';
import { useAsked } from '../app/asked';
import { Failure } from '../house/Failure';
import { dayOf, moment } from '../house/time';
import { useWords } from '../words/words';

const MONTHS = Array.from({ length: 12 }, (_, n) => n);
const WEEK = ['MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT', 'SUN'];
const KINDS = ['WORKING', 'MAKE_UP', 'WEEKEND', 'HOLIDAY'];

/** 法定日历 — the days that terms are counted by: a year at a glance, its notices, and the versions that findings were judged by. */
export default function CalendarPage() {
  const { t } = useWords();
  const [query, setQuery] = useSearchParams();
  const all = useAsked<LegalCalendars>('/api/v1/calendars');
  const years = all.data?.years ?? [];
  const today = dayOf(Date.now());
  const wanted = Number(query.get('year') ?? today.slice(0, 4));
  const shown = years.find((each) => each.year === wanted) ?? years[0];
  const next = Number(today.slice(0, 4)) + 1;
  const year = useAsked<CalendarOfYear>(shown ? `/api/v1/calendars/${shown.year}` : null);
  return (
    <section className="page page-detail">
      <header className="page-head"><h1>{t('page.calendars')}</h1><span className="quiet">{t('page.calendarsWhy')}</span></header>
      {all.isError && <Failure of={all.error} />}
      {all.data && !years.some((each) => each.year === next) && <ul className="notes"><li>{t('calendar.notAnnounced', { year: next })}</li></ul>}
      {shown && (
        <>
          <div className="cards" role="group" aria-label={t('page.calendars')}>
            <label className="card"><span className="quiet">{t('calendar.year')}</span>
              <select value={shown.year} onChange={(event) => setQuery({ year: event.target.value })}>{years.map((each) => <option key={each.year} value={each.year}>{each.year}</option>)}</select></label>
            <span className="card"><span className="card-number">{shown.workingDays}</span><span>{t('calendar.workingDays')}</span></span>
            <span className="card"><span className="card-number">{shown.daysOff}</span><span>{t('calendar.daysOff')}</span></span>
            <span className="card"><span className="card-number">{shown.madeUp}</span><span>{t('calendar.madeUp')}</span></span>
          </div>
          <Legend />
          <div className="months" aria-busy={!year.data}>{year.data && MONTHS.map((month) => <Month key={month} month={month} days={year.data.days} today={today} />)}</div>
          {year.isError && <Failure of={year.error} />}
          <div className="two">
            <section className="panel"><h2>{t('calendar.notices')}</h2>
              <ol className="history">{year.data?.notices.map((notice) => (
                <li key={notice.published}><time>{notice.published}</time> <b>{t('calendar.notice')}</b>
                  <p>{t('calendar.noticeSays', { off: notice.daysOff.length, made: notice.madeUp.join('  ') || '—' })}</p></li>))}</ol>
            </section>
            <section className="panel"><h2>{t('calendar.versions')}</h2>
              <p className="quiet">{t(all.data?.weekendsMoveTheEnd ? 'calendar.rolls' : 'calendar.rollsNot')} · {all.data?.zone}</p>
              <ol className="history">{all.data?.judgedBy.map((each, index) => (
                <li key={each.sha256 + each.since}><time>{moment(each.since)}</time> <b className="mono">{each.version}</b> {index === 0 && <span className="status status-loop">{t('calendar.inForce')}</span>}
                  <p className="mono">SHA-256 {each.sha256.slice(0, 16)}…</p></li>))}</ol>
            </section>
          </div>
        </>
      )}
    </section>
  );
}

function Legend() {
  const { code } = useWords();
  return <ul className="legend">{KINDS.map((kind) => <li key={kind}><span className={`cell cell-${kind.toLowerCase()}`} aria-hidden="true">1</span>{code('day', kind)}</li>)}</ul>;
}

/** One month as a table of weeks; what a day is stands in its name, not in its colour alone. */
function Month({ month, days, today }: { month: number; days: CalendarDay[]; today: string }) {
  const { t, code, pick } = useWords();
  const number = String(month + 1).padStart(2, '0');
  const mine = days.filter((day) => day.date.slice(5, 7) === number);
  const before = (new Date(`${mine[0]!.date}T00:00:00Z`).getUTCDay() + 6) % 7;
  const cells: (CalendarDay | null)[] = [...Array<null>(before).fill(null), ...mine];
  const weeks = Array.from({ length: Math.ceil(cells.length / 7) }, (_, week) => Array.from({ length: 7 }, (_each, day) => cells[week * 7 + day] ?? null));
  const marks: Record<string, string> = { HOLIDAY: t('calendar.off'), MAKE_UP: t('calendar.on') };
  return (
    <table className="month">
      <caption>{code('month', number)}</caption>
      <thead><tr>{WEEK.map((day) => <th scope="col" key={day}>{code('weekday', day)}</th>)}</tr></thead>
      <tbody>{weeks.map((week, index) => (
        <tr key={index}>{week.map((day, place) => day === null ? <td key={place} /> : (
          <td key={place} className={`cell cell-${day.kind.toLowerCase()}${day.date === today ? ' cell-today' : ''}`} title={[day.date, code('day', day.kind), pick(day.nameZh, day.nameEn)].filter(Boolean).join(' · ')}>
            {Number(day.date.slice(8))}{marks[day.kind] && <small>{marks[day.kind]}</small>}</td>))}</tr>))}</tbody>
    </table>
  );
}
