// What a browser has to load before it shows the worklist may not grow without being noticed.
import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';

const LIMIT = 400 * 1024;
const manifest = JSON.parse(readFileSync('dist/.vite/manifest.json', 'utf8'));
const entry = Object.values(manifest).find((chunk) => chunk.isEntry);
const needed = new Set();
const visit = (chunk) => {
  if (needed.has(chunk.file)) return;
  needed.add(chunk.file);
  for (const key of chunk.imports ?? []) visit(manifest[key]);
};
visit(entry);
const size = [...needed].reduce((sum, file) => sum + gzipSync(readFileSync(`dist/${file}`)).length, 0);
console.log(`initial JavaScript: ${(size / 1024).toFixed(0)} kB gzipped, at most ${LIMIT / 1024}`);
if (size > LIMIT) {
  console.error(`✘ over the budget: ${[...needed].join(', ')}`);
  process.exit(1);
}
