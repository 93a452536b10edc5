import { Navigate } from 'react-router';
import { useMay, useMe } from '../session/SignedIn';
import { pagesFor } from './more';
import { Nothing } from './Nothing';

/** 转到 — somebody whose work is on none of the pages in the head begins on the first of the others. */
export default function Elsewhere() {
  const may = useMay();
  const first = pagesFor(may, useMe()).flatMap((group) => group.pages)[0];
  return first ? <Navigate to={first.to} replace /> : <Nothing />;
}
