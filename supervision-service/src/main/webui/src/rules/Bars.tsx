const MOST = 12;

/** 条形 — counts side by side: the length shows what the number says. */
export function Bars({ title, of, name = (key) => key }: { title: string; of: Record<string, number> | undefined; name?: (key: string) => string }) {
  const all = Object.entries(of ?? {}).sort(([, a], [, b]) => b - a);
  const most = Math.max(1, ...all.map(([, count]) => count));
  if (all.length === 0) return null;
  return (
    <>
      <h3>{title}</h3>
      <ul className="bars-list">
        {all.slice(0, MOST).map(([key, count]) => (
          <li key={key}><span className="clip" title={name(key)}>{name(key)}</span>
            <svg viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true"><rect width={(count / most) * 100} height="10" /></svg><b>{count}</b></li>
        ))}
        {all.length > MOST && <li className="quiet">+ {all.length - MOST}</li>}
      </ul>
    </>
  );
}
