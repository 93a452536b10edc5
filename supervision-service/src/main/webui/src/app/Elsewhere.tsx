import { Navigate } from 'react-router';
import { useMay } from '../session/SignedIn';
import { GROUPS } from './more';
import { Nothing } from './Nothing';

/** 转到 — somebody whose work is on none of the pages in the head begins on the first of the others. */
export default function Elsewhere() {
  const may = useMay();
  const first = GROUPS.flatMap((group) => group.pages).find((page) => may(page.roles));
  return first ? <Navigate to={first.to} replace /> : <Nothing />;
}
