import type { SignIn } from '../api/types';

// Authorization code with PKCE. Tokens stay in this module's memory: a reload signs in again at the provider, which
// remembers the person and answers at once. Only what must outlive the redirect stands in sessionStorage, and no token.
const PENDING = 'firstbutton.sign-in';
const EARLY_SECONDS = 60;

type Pending = { state: string; verifier: string; returnTo: string };
type Provider = { authorization_endpoint: string; token_endpoint: string; end_session_endpoint?: string };
type Tokens = { access_token: string; refresh_token?: string; id_token?: string; expires_in?: number };

export class SignedOut extends Error {}

const base64url = (bytes: ArrayBuffer | Uint8Array): string =>
  btoa(String.fromCharCode(...new Uint8Array(bytes))).replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '');
const random = (): string => base64url(crypto.getRandomValues(new Uint8Array(32)));
export const challengeOf = async (verifier: string): Promise<string> =>
  base64url(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(verifier)));
const callback = (): string => `${location.origin}/signed-in`;

export class Session {
  private tokens: Tokens | null = null;
  private renewAt = 0;
  private renewing: Promise<string> | null = null;

  private constructor(
    private readonly settings: SignIn,
    private readonly provider: Provider,
  ) {}

  static async open(): Promise<Session> {
    const settings = (await (await fetch('/api/v1/console')).json()) as SignIn;
    const provider = (await (await fetch(`${settings.issuer}/.well-known/openid-configuration`)).json()) as Provider;
    return new Session(settings, provider);
  }

  get limits(): { idleMinutes: number; sessionMinutes: number } {
    return this.settings;
  }

  /** Where the boards come from; an installation without scoring has none. */
  get scoring(): string | undefined {
    return this.settings.scoring;
  }

  /** Where call-backs and callers come from; an installation that takes no alerts itself has none. */
  get intake(): string | undefined {
    return this.settings.intake;
  }

  /** Leaves for the provider's page and comes back to the address that was asked for. */
  async leaveToSignIn(returnTo: string, again = false): Promise<void> {
    const pending: Pending = { state: random(), verifier: random(), returnTo };
    sessionStorage.setItem(PENDING, JSON.stringify(pending));
    const query = new URLSearchParams({
      response_type: 'code',
      client_id: this.settings.clientId,
      redirect_uri: callback(),
      scope: this.settings.scope,
      state: pending.state,
      code_challenge: await challengeOf(pending.verifier),
      code_challenge_method: 'S256',
      ...(again && { prompt: 'login' }),
    });
    location.assign(`${this.provider.authorization_endpoint}?${query}`);
  }

  /** The provider sent us back: the code is worth a token only together with the verifier that never left. */
  async comeBack(answer: URLSearchParams): Promise<string> {
    const pending = JSON.parse(sessionStorage.getItem(PENDING) ?? 'null') as Pending | null;
    sessionStorage.removeItem(PENDING);
    const code = answer.get('code');
    if (!pending || !code || answer.get('state') !== pending.state) {
      throw new SignedOut(answer.get('error_description') ?? 'the sign-in was not begun here');
    }
    await this.fetchTokens({
      grant_type: 'authorization_code',
      code,
      redirect_uri: callback(),
      code_verifier: pending.verifier,
    });
    return pending.returnTo;
  }

  /** A token that holds for another minute at least; renewed in silence when it does not. */
  bearer = async (): Promise<string> => {
    if (!this.tokens) throw new SignedOut('not signed in');
    if (Date.now() < this.renewAt) return this.tokens.access_token;
    this.renewing ??= this.renew().finally(() => (this.renewing = null));
    return this.renewing;
  };

  private async renew(): Promise<string> {
    const refresh = this.tokens?.refresh_token;
    if (!refresh) throw new SignedOut('the provider gave nothing to renew with');
    return this.fetchTokens({ grant_type: 'refresh_token', refresh_token: refresh });
  }

  private async fetchTokens(form: Record<string, string>): Promise<string> {
    const answer = await fetch(this.provider.token_endpoint, {
      method: 'POST',
      headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams({ ...form, client_id: this.settings.clientId }),
    });
    if (!answer.ok) throw new SignedOut(`the provider refused a token (${answer.status})`);
    const fetched = (await answer.json()) as Tokens;
    this.tokens = { refresh_token: this.tokens?.refresh_token, id_token: this.tokens?.id_token, ...fetched };
    this.renewAt = Date.now() + ((fetched.expires_in ?? 300) - EARLY_SECONDS) * 1000;
    return fetched.access_token;
  }

  /** Forgets the tokens and ends the provider's session too, where it has a page for that. */
  signOut(): void {
    const hint = this.tokens?.id_token;
    this.tokens = null;
    const end = this.provider.end_session_endpoint;
    const query = new URLSearchParams({ post_logout_redirect_uri: `${location.origin}/`, ...(hint && { id_token_hint: hint }) });
    location.assign(end ? `${end}?${query}` : '/');
  }
}
