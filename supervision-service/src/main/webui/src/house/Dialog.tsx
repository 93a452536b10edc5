import { useEffect, useRef, type ReactNode } from 'react';

/** 对话框 — the browser's own: it keeps the focus inside, and Escape closes it. */
export function Dialog({ title, onClose, children }: { title: string; onClose: () => void; children: ReactNode }) {
  const place = useRef<HTMLDialogElement>(null);
  useEffect(() => place.current?.showModal(), []);
  return (
    <dialog ref={place} className="dialog" aria-label={title} onClose={onClose} onClick={(event) => event.target === place.current && onClose()}>
      <div className="dialog-body"><h2>{title}</h2>{children}</div>
    </dialog>
  );
}
