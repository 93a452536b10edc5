import { call } from './client';

/** One entry of the feed: a finding or a warning that changed. */
export type FeedEntry = { id: string; type: string; data: string };

/** Cuts a stream of server-sent events into entries; what is not finished yet is kept for the next piece. */
export class EventCutter {
  private rest = '';

  cut(piece: string): FeedEntry[] {
    this.rest += piece;
    const blocks = this.rest.split(/\r?\n\r?\n/);
    this.rest = blocks.pop() ?? '';
    return blocks.map(entryOf).filter((entry) => entry !== null);
  }
}

function entryOf(block: string): FeedEntry | null {
  const entry: FeedEntry = { id: '', type: 'message', data: '' };
  for (const line of block.split(/\r?\n/)) {
    const [field, ...value] = line.split(':');
    const text = value.join(':').replace(/^ /, '');
    if (field === 'id') entry.id = text;
    if (field === 'event') entry.type = text;
    if (field === 'data') entry.data += (entry.data && '\n') + text;
  }
  return entry.id === '' ? null : entry;
}

export type FeedState = 'live' | 'broken';

const SILENCE = 40_000;
const FIRST_PAUSE = 500;
const LONGEST_PAUSE = 15_000;

/** Follows the feed until it is told to stop; after a drop it comes back where it was. */
export function follow(onEntries: (entries: FeedEntry[]) => void, onState: (state: FeedState) => void): () => void {
  const stopped = new AbortController();
  let last = '';
  const run = async (): Promise<void> => {
    let pause = FIRST_PAUSE;
    while (!stopped.signal.aborted) {
      try {
        await stream(stopped.signal, () => last, (entries) => {
          last = entries.at(-1)?.id ?? last;
          onEntries(entries);
        }, () => {
          pause = FIRST_PAUSE;
          onState('live');
        });
      } catch {
        // Whatever cut it: the next attempt says whether it still holds.
      }
      if (stopped.signal.aborted) return;
      onState('broken');
      await new Promise((resolve) => setTimeout(resolve, pause));
      pause = Math.min(pause * 2, LONGEST_PAUSE);
    }
  };
  void run();
  return () => stopped.abort();
}

async function stream(
  stopped: AbortSignal,
  last: () => string,
  onEntries: (entries: FeedEntry[]) => void,
  onAlive: () => void,
): Promise<void> {
  const silent = new AbortController();
  let watch = setTimeout(() => silent.abort(), SILENCE);
  const stop = (): void => silent.abort();
  stopped.addEventListener('abort', stop);
  try {
    const answer = await call('/api/v1/feed', {
      signal: silent.signal,
      headers: { Accept: 'text/event-stream', ...(last() && { 'Last-Event-ID': last() }) },
    });
    const reader = answer.body!.pipeThrough(new TextDecoderStream()).getReader();
    const cutter = new EventCutter();
    for (let piece = await reader.read(); !piece.done; piece = await reader.read()) {
      onAlive();
      clearTimeout(watch);
      watch = setTimeout(stop, SILENCE);
      const entries = cutter.cut(piece.value);
      if (entries.length > 0) onEntries(entries);
    }
  } finally {
    clearTimeout(watch);
    stopped.removeEventListener('abort', stop);
  }
}
