import { useParams } from 'react-router';
import { Nothing } from '../app/Nothing';
import { ListPage } from '../desk/ListPage';
import { LISTS } from './lists';

/** 名册与清单 — the list that the address names. */
export default function NamedList() {
  const { list = '' } = useParams();
  const known = LISTS[list];
  return known ? <ListPage key={list} of={known} /> : <Nothing />;
}
