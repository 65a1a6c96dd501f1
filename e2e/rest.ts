/** A REST client as anybody could write one: JSON in, JSON out, a token in the header. */
export class Rest {
  readonly #baseUrl: string
  readonly #token: string | null

  constructor(baseUrl: string, token: string | null = null) {
    this.#baseUrl = baseUrl
    this.#token = token
  }

  /** Signs in and gives a client with the token. */
  async login(email: string, password: string): Promise<Rest> {
    const { token } = await this.ok<{ token: string }>('POST', '/auth/login', { email, password })
    return new Rest(this.#baseUrl, token)
  }

  async send(method: string, path: string, body?: unknown): Promise<{ status: number; body: unknown }> {
    const response = await fetch(`${this.#baseUrl}/api${path}`, {
      method,
      headers: { ...(this.#token ? { authorization: `Bearer ${this.#token}` } : {}), ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    return { status: response.status, body: await response.json() }
  }

  /** The body of an answer that must be a success. */
  async ok<T = unknown>(method: string, path: string, body?: unknown): Promise<T> {
    const answer = await this.send(method, path, body)
    if (answer.status !== 200) throw new Error(`${method} ${path} answered ${answer.status}: ${JSON.stringify(answer.body)}`)
    return answer.body as T
  }
}

export const demoOwner = { email: 'demo@insightengine.local', password: 'insight-demo' }
export const demoViewer = { email: 'viewer@insightengine.local', password: 'insight-demo' }
