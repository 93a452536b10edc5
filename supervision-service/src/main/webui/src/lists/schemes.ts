import type { SchemeContent } from '../api/views';

const cells = (line: string): string[] => line.split('|').map((each) => each.trim());

/** A scheme as one writes it: its name, then `# group`, then its items, each `CODE | 中文 | English`; a group may tell its size. */
export function written({ zh, en, groups }: SchemeContent): string {
  const lines = groups.flatMap((group) => [`# ${[group.zh, group.en, ...(group.size ? [String(group.size)] : [])].join(' | ')}`, ...group.items.map((item) => [item.code, item.zh, item.en].join(' | '))]);
  return [[zh, en].join(' | '), ...lines].join('\n');
}

export function read(text: string): SchemeContent {
  const [first = '', ...rest] = text.split('\n').map((line) => line.trim()).filter(Boolean);
  const [zh = '', en = ''] = cells(first);
  const content: SchemeContent = { zh, en, groups: [] };
  for (const line of rest) {
    const [one = '', two = '', three = ''] = cells(line.replace(/^#/, ''));
    if (line.startsWith('#')) content.groups.push({ zh: one, en: two, ...(three && { size: Number(three) }), items: [] });
    else content.groups.at(-1)?.items.push({ code: one, zh: two, en: three });
  }
  return content;
}
