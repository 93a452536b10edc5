// The built pages, served as the service serves them – policy and nonce and all –, with a sign-in page that knows
// everybody and answers that are played: what a page makes of an answer is seen without a running system.
import { createReadStream, existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join } from 'node:path';

// What was built here last, or what the build of the service took away from here.
export const DIST = ['../dist', '../../../../target/quinoa/build'].map((each) => join(import.meta.dirname, each)).find((each) => existsSync(each));
if (!DIST) throw new Error('the pages are not built: npm run build comes first');
export const TYPES = { '.js': 'text/javascript', '.css': 'text/css' };
export const NONCE = 'cGxheWVk';
const POLICY = `default-src 'none'; script-src 'self'; style-src 'self' 'nonce-${NONCE}'; img-src 'self' data:; font-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'`;

/** Serves until it is closed; `answers(me, method, path, query, body)` gives what the service would say, or undefined for 404. */
export async function playing(answers) {
  const taken = [];
  const server = createServer(async (request, response) => {
    const url = new URL(request.url, 'http://127.0.0.1');
    const say = (status, value) => response.writeHead(status, { 'Content-Type': status < 400 ? 'application/json' : 'application/problem+json' }).end(JSON.stringify(value));
    const origin = `http://127.0.0.1:${server.address().port}`;
    if (url.pathname === '/api/v1/console') return say(200, { issuer: `${origin}/idp`, clientId: 'c', scope: 'openid', idleMinutes: 30, sessionMinutes: 600, scoring: origin, intake: origin });
    if (url.pathname.endsWith('openid-configuration')) return say(200, { authorization_endpoint: `${origin}/idp/authorize`, token_endpoint: `${origin}/idp/token` });
    if (url.pathname === '/idp/authorize') return response.writeHead(302, { Location: `/signed-in?code=c&state=${url.searchParams.get('state')}` }).end();
    if (url.pathname === '/idp/token') return say(200, { access_token: /person=([\w-]+)/.exec(request.headers.cookie ?? '')?.[1] ?? '', expires_in: 3_600 });
    if (url.pathname === '/api/v1/feed') return response.writeHead(200, { 'Content-Type': 'text/event-stream' }).write(': played\n\n');
    if (url.pathname.startsWith('/api/')) {
      let body = '';
      for await (const piece of request) body += piece;
      const person = request.headers.authorization?.slice('Bearer '.length);
      if (request.method === 'POST') taken.push({ person, path: url.pathname, body: JSON.parse(body || '{}'), key: request.headers['idempotency-key'] });
      const answer = answers(person, request.method, url.pathname, url.searchParams);
      return answer === undefined ? say(404, { title: 'not played', detail: url.pathname }) : say(answer.status ?? 200, answer.body ?? answer);
    }
    const file = join(DIST, url.pathname);
    if (url.pathname !== '/' && existsSync(file) && TYPES[extname(file)]) return createReadStream(file).pipe(response.writeHead(200, { 'Content-Type': TYPES[extname(file)] }));
    return response.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8', 'Content-Security-Policy': POLICY }).end(readFileSync(join(DIST, 'index.html'), 'utf8').replace('NONCE-OF-THIS-ANSWER', NONCE));
  });
  await new Promise((listening) => server.listen(0, '127.0.0.1', listening));
  return { at: `http://127.0.0.1:${server.address().port}`, taken, close: () => { server.closeAllConnections(); server.close(); } };
}
