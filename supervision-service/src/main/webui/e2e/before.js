// The pages as they were just built, before services that run: `npm run before` after `npx vite build`, so that a change
// of a page is seen without packaging the service again. CONSOLE names the supervision service, PORT where this listens.
import { createReadStream, existsSync, readFileSync } from 'node:fs';
import { createServer, request as ask } from 'node:http';
import { extname, join } from 'node:path';
import { DIST, NONCE, TYPES } from './played.js';

const SERVICE = process.env.SERVICE ?? process.env.CONSOLE ?? 'http://127.0.0.1:18083';
const PORT = Number(process.env.PORT ?? 18_099);
const OTHERS = { scoring: '', intake: '' };

const passed = (to, request, response) => {
  const headers = { ...request.headers };
  delete headers.host;
  delete headers.origin;
  const away = () => (response.headersSent ? response.destroy() : response.writeHead(502).end());
  request.pipe(ask(to, { method: request.method, headers }, (answer) => answer.on('error', away).pipe(response.writeHead(answer.statusCode, answer.headers))).on('error', away));
};
createServer(async (request, response) => {
  const { pathname } = new URL(request.url, SERVICE);
  const here = `http://127.0.0.1:${PORT}`;
  if (pathname === '/api/v1/console') {
    const settings = await fetch(SERVICE + pathname).then((answer) => answer.json(), () => null);
    if (!settings) return response.writeHead(502).end();
    for (const name of Object.keys(OTHERS)) {
      OTHERS[name] = settings[name];
      if (settings[name]) settings[name] = `${here}/~${name}`;
    }
    return response.writeHead(200, { 'Content-Type': 'application/json' }).end(JSON.stringify(settings));
  }
  const other = Object.keys(OTHERS).find((name) => pathname.startsWith(`/~${name}/`));
  if (other) return passed(OTHERS[other] + request.url.slice(other.length + 2), request, response);
  if (pathname.startsWith('/api/')) return passed(SERVICE + request.url, request, response);
  const file = join(DIST, pathname);
  if (pathname !== '/' && existsSync(file) && TYPES[extname(file)]) return createReadStream(file).pipe(response.writeHead(200, { 'Content-Type': TYPES[extname(file)] }));
  return response.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8' }).end(readFileSync(join(DIST, 'index.html'), 'utf8').replace('NONCE-OF-THIS-ANSWER', NONCE));
}).listen(PORT, '127.0.0.1', () => console.log(`the built pages: http://127.0.0.1:${PORT}, before ${SERVICE}`));
