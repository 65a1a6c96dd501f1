export interface TestRequest {
  method?: string
  path: string
  /** Sent as JSON; a string goes as it is. */
  body?: unknown
  headers?: Record<string, string>
}

export interface TestAnswer {
  status: number
  headers: Headers
  /** Parsed when it is JSON, text otherwise. */
  // Tests look into answers freely; a wrong guess fails the test.
  // oxlint-disable-next-line typescript/no-explicit-any
  body: any
}

export async function send(url: string, { method = 'GET', path, body, headers = {} }: TestRequest): Promise<TestAnswer> {
  const sent = body === undefined ? undefined : typeof body === 'string' ? body : JSON.stringify(body)
  const type: Record<string, string> = sent === undefined ? {} : { 'content-type': 'application/json' }
  const answer = await fetch(url + path, { method, body: sent, headers: { ...type, ...headers }, redirect: 'manual' })
  const text = await answer.text()
  const isJson = answer.headers.get('content-type')?.startsWith('application/json')
  return { status: answer.status, headers: answer.headers, body: isJson && text !== '' ? JSON.parse(text) : text }
}
