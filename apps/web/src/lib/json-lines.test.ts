import { expect, test } from 'vitest'
import { readJsonLines } from './json-lines.ts'

function streamOf(...chunks: Uint8Array[]): ReadableStream<Uint8Array> {
  return new ReadableStream({
    start(controller) {
      for (const chunk of chunks) controller.enqueue(chunk)
      controller.close()
    },
  })
}

async function collect(values: AsyncGenerator): Promise<unknown[]> {
  const all: unknown[] = []
  for await (const value of values) all.push(value)
  return all
}

const bytes = (text: string) => new TextEncoder().encode(text)

test('a line cut anywhere, also inside a character, is put together again', async () => {
  const whole = bytes('{"name":"Zürich €"}\n{"name":"Łódź"}\n')
  for (let cut = 0; cut <= whole.length; cut++) {
    const values = await collect(readJsonLines(streamOf(whole.slice(0, cut), whole.slice(cut))))
    expect(values).toEqual([{ name: 'Zürich €' }, { name: 'Łódź' }])
  }
})

test('each value arrives as soon as its line is complete', async () => {
  let send = (_text: string) => {}
  const body = new ReadableStream<Uint8Array>({ start: (controller) => void (send = (text) => controller.enqueue(bytes(text))) })
  const values = readJsonLines(body)
  send('{"a":1}\n{"b"')
  expect((await values.next()).value).toEqual({ a: 1 })
  send(':2}\n')
  expect((await values.next()).value).toEqual({ b: 2 })
  await values.return(undefined)
})

test('the last line counts without a newline, blank lines do not', async () => {
  expect(await collect(readJsonLines(streamOf(bytes('1\n\n \n2'))))).toEqual([1, 2])
})

test('leaving early cancels the request', async () => {
  let cancelled = false
  const body = new ReadableStream<Uint8Array>({
    start: (controller) => controller.enqueue(bytes('1\n2\n')),
    cancel: () => void (cancelled = true),
  })
  for await (const value of readJsonLines(body)) {
    expect(value).toBe(1)
    break
  }
  expect(cancelled).toBe(true)
})
