import type { MfaChallenge, SignInResult } from '@jsk/contracts/auth';
import { apiPrefix, type Endpoint, type InputOf } from '@jsk/contracts/endpoint';
import type { Problem } from '@jsk/contracts/problem';
import type { Credentials } from '@jsk/testing/factories';
import { callRest, requestOf, type RestAnswer } from '@jsk/testing/operator-session';

export type SignInAnswer = RestAnswer<SignInResult & MfaChallenge & Problem>;

/** A browser that keeps cookies. Its address is believed by an API that trusts proxies on this machine. */
export class TestBrowser {
  /** Of the newest sign-in or refresh. */
  accessToken: string | undefined;
  private readonly cookies = new Map<string, string>();

  constructor(
    private readonly apiUrl: string,
    readonly address = '198.51.100.1',
  ) {}

  cookie(name: string): string | undefined {
    return this.cookies.get(name);
  }

  /** @returns a browser with the same cookies and token, as somebody has it who copied them. */
  copy(): TestBrowser {
    const copy = new TestBrowser(this.apiUrl, this.address);
    for (const [name, value] of this.cookies) copy.cookies.set(name, value);
    copy.accessToken = this.accessToken;
    return copy;
  }

  signIn(
    { username, password }: Pick<Credentials, 'username' | 'password'>,
    apiUrl = this.apiUrl,
  ): Promise<SignInAnswer> {
    return this.enter('/auth/login', { username, password }, apiUrl);
  }

  verifyMfa(mfaToken: string, code: string, apiUrl = this.apiUrl): Promise<SignInAnswer> {
    return this.enter('/auth/mfa/verify', { mfaToken, code }, apiUrl);
  }

  refresh(apiUrl = this.apiUrl): Promise<SignInAnswer> {
    return this.enter('/auth/refresh', {}, apiUrl);
  }

  /** Calls an endpoint of the contract. @returns its answer, also a refusal. */
  async call<E extends Endpoint>(
    endpoint: E,
    input: InputOf<E>,
    apiUrl = this.apiUrl,
  ): Promise<RestAnswer<Record<string, unknown>>> {
    const { path, body } = requestOf(endpoint, input);
    return this.send(apiUrl, endpoint.method, path, body, this.accessToken);
  }

  /** @returns the status of loading a file of a conversation that does not exist: 401 for somebody not signed in. */
  async loadFile(apiUrl = this.apiUrl): Promise<number> {
    return (await this.send(apiUrl, 'GET', `${apiPrefix}/media/1`, undefined, undefined)).status;
  }

  private async enter(path: string, body: object, apiUrl: string): Promise<SignInAnswer> {
    const answer = (await this.send(apiUrl, 'POST', apiPrefix + path, body, undefined)) as SignInAnswer;
    if (answer.body.accessToken) this.accessToken = answer.body.accessToken;
    return answer;
  }

  private async send(
    apiUrl: string,
    method: string,
    path: string,
    body: object | undefined,
    token: string | undefined,
  ): Promise<RestAnswer<Record<string, unknown>>> {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const headers = {
      'x-forwarded-for': this.address,
      'user-agent': 'TestBrowser/1.0',
      ...(cookie && { cookie }),
    };
    const answer = await callRest<Record<string, unknown>>(apiUrl, method, path, { body, token, headers });
    for (const line of answer.headers.getSetCookie()) this.keep(line);
    return answer;
  }

  private keep(line: string): void {
    const [pair = '', ...attributes] = line.split('; ');
    const [name = '', value = ''] = pair.split('=');
    if (value === '' || attributes.includes('Max-Age=0')) this.cookies.delete(name);
    else this.cookies.set(name, value);
  }
}
