import { describe, expect, it } from 'vitest';
import { EventCutter } from './feed';

describe('the stream of events', () => {
  it('is cut into entries wherever the network cut it', () => {
    const text = ':beat\n\nid:7\nevent:finding.raised\ndata:{"a":1}\n\nid: 8\nevent: warning.issued\ndata: x\ndata: y\n\n';
    for (let at = 1; at < text.length; at++) {
      const cutter = new EventCutter();
      const entries = [...cutter.cut(text.slice(0, at)), ...cutter.cut(text.slice(at))];
      expect(entries).toEqual([
        { id: '7', type: 'finding.raised', data: '{"a":1}' },
        { id: '8', type: 'warning.issued', data: 'x\ny' },
      ]);
    }
  });

  it('keeps what is not finished', () => {
    expect(new EventCutter().cut('id:9\nevent:finding.raised\ndata:{}')).toEqual([]);
  });
});
