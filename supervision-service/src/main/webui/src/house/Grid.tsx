import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef, type KeyboardEvent, type ReactNode } from 'react';
import { useWords } from '../words/words';

export type Column<T> = { key: string; title: string; width: string; cell: (row: T) => ReactNode };
type Props<T> = {
  label: string;
  rows: T[];
  columns: Column<T>[];
  idOf: (row: T) => string;
  selected: number;
  onSelect: (index: number) => void;
  onOpen: (row: T) => void;
  /** Asked for when the end comes near, so that nobody ever scrolls into nothing. */
  onEnd?: () => void;
  /** Rows taken together; a row is taken with its box or with x. */
  chosen?: ReadonlySet<string>;
  onChoose?: ((id: string) => void) | undefined;
  rowHeight?: number;
  empty: ReactNode;
};

const AHEAD = 200;

/** 虚拟表格 — a grid of any length that holds only the rows in view; j and k walk, Enter opens. */
export function Grid<T>({ label, rows, columns, idOf, selected, onSelect, onOpen, onEnd, chosen, onChoose, rowHeight = 40, empty }: Props<T>) {
  const frame = useRef<HTMLDivElement>(null);
  const shown = useVirtualizer({ count: rows.length, getScrollElement: () => frame.current, estimateSize: () => rowHeight, overscan: 12 });
  const items = shown.getVirtualItems();
  const last = items.at(-1)?.index ?? 0;
  const { t } = useWords();
  const template = [...(onChoose ? ['2.6rem'] : []), ...columns.map((column) => column.width)].join(' ');

  useEffect(() => {
    if (rows.length > 0 && last >= rows.length - AHEAD) onEnd?.();
  }, [last, rows.length, onEnd]);
  useEffect(() => {
    if (selected >= 0 && selected < rows.length) shown.scrollToIndex(selected, { align: 'auto' });
    // The virtualizer is one object for the life of the grid.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [selected]);

  const onKey = (event: KeyboardEvent): void => {
    const step = { j: 1, ArrowDown: 1, k: -1, ArrowUp: -1, PageDown: 15, PageUp: -15 }[event.key];
    const row = rows[selected];
    if (step !== undefined) onSelect(Math.max(0, Math.min(rows.length - 1, selected + step)));
    else if (event.key === 'Home') onSelect(0);
    else if (event.key === 'End') onSelect(rows.length - 1);
    else if (event.key === 'x' && row !== undefined && onChoose) onChoose(idOf(row));
    else if (event.key === 'Enter' && row !== undefined) onOpen(row);
    else return;
    event.preventDefault();
  };

  return (
    <div className="grid" ref={frame} role="grid" aria-label={label} aria-rowcount={rows.length + 1} tabIndex={0}
      onKeyDown={onKey} aria-activedescendant={rows[selected] ? `row-${idOf(rows[selected])}` : undefined}>
      <div role="rowgroup" className="grid-head">
        <div role="row" aria-rowindex={1} className="grid-row" style={{ gridTemplateColumns: template }}>
          {onChoose && <div role="columnheader"><span className="hidden">{t('list.choose')}</span></div>}
          {columns.map((column) => <div role="columnheader" key={column.key}>{column.title}</div>)}
        </div>
      </div>
      {rows.length === 0 ? (
        <div role="rowgroup"><div role="row"><div role="gridcell" className="grid-empty">{empty}</div></div></div>
      ) : (
        <div role="rowgroup" className="grid-body" style={{ height: shown.getTotalSize() }}>
          {items.map((item) => {
            const row = rows[item.index]!;
            return (
              <div role="row" key={idOf(row)} id={`row-${idOf(row)}`} aria-rowindex={item.index + 2} aria-selected={item.index === selected}
                className="grid-row" style={{ gridTemplateColumns: template, height: rowHeight, transform: `translateY(${item.start}px)` }}
                onClick={() => onSelect(item.index)} onDoubleClick={() => onOpen(row)}>
                {onChoose && <div role="gridcell"><input type="checkbox" tabIndex={-1} aria-label={t('list.choose')} checked={chosen?.has(idOf(row)) ?? false} onChange={() => onChoose(idOf(row))} /></div>}
                {columns.map((column) => <div role="gridcell" key={column.key}>{column.cell(row)}</div>)}
              </div>
            );
          })}
        </div>
      )}
    </div>
  );
}
