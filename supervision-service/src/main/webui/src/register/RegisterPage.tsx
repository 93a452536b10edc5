import { useMemo } from 'react';
import { useParams } from 'react-router';
import { opening, registerAt } from '../api/doors';
import { Nothing } from '../app/Nothing';
import { approvalOf, labelOf, type Desk } from '../desk/commands';
import { fieldsOf } from '../desk/fields';
import { ListPage, type Listing } from '../desk/ListPage';
import type { Step } from '../desk/Steps';
import { useOffers } from './offers';
import { REGISTERS, type Offers, type Register, type Whole } from './registers';

/** 台账 — the proceedings of one kind, those that are open first asked for, and the doors that open another. */
export default function RegisterPage() {
  const { register = '' } = useParams();
  const known = REGISTERS[register];
  return known ? <Shown key={register} register={register} of={known} /> : <Nothing />;
}

function Shown({ register, of }: { register: string; of: Register }) {
  const offers = useOffers(register);
  const listing = useMemo(() => listingOf(register, of, offers), [register, of, offers]);
  return <ListPage of={listing} />;
}

function listingOf(register: string, of: Register, offers: Offers): Listing<Whole> {
  return {
    title: of.title, why: of.why, door: registerAt(register), limit: 200,
    columns: [
      { field: 'stateZh', title: 'column.status', as: 'zh', width: '9rem' },
      ...of.columns,
      { field: 'orgPath', title: 'column.office', as: 'path', width: '9rem' },
      { field: 'openedAt', title: 'column.opened', as: 'moment', width: '9.5rem' },
      { field: 'expiresAt', title: 'column.runsOut', as: 'due', width: '9.5rem' },
    ],
    idOf: (row) => row.id,
    to: (row) => `/registers/${register}/${row.id}`,
    defaults: () => ({ open: 'true' }),
    filters: (rows, { words }) => [
      { name: 'state', title: 'column.status', kind: 'choice', options: [...new Map(rows.map((row) => [row.state, { value: row.state, label: words.pick(row.stateZh, row.stateEn) }])).values()] },
      { name: 'unit', title: 'column.office', hint: 'HB/JZ/SS/' },
      { name: 'subject', title: 'column.subject' },
      { name: 'open', title: 'filter.open', kind: 'flag' },
    ],
    openings: (desk) => openingsOf(register, of, offers, desk),
  };
}

/** What begins with a finding is begun on the finding's own page; here is what begins with nothing. */
function openingsOf(register: string, of: Register, offers: Offers, desk: Desk): Step[] {
  return opening(register).filter(([, door]) => !(door.asks ?? []).some((asked) => asked.name === 'findingId') || register === 'accountability').map(([name, door]) => ({
    id: name, label: labelOf(door, desk.words), path: `${registerAt(register)}:${name}`, roles: door.roles,
    fields: fieldsOf(door, desk.words, of.shape(name, desk, offers)), note: approvalOf(door, desk.words),
  }));
}
