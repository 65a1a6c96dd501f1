/** The values of a stream of JSON lines, each as soon as its line is complete. A last line without a newline counts. */
export async function* readJsonLines(body: ReadableStream<Uint8Array>): AsyncGenerator {
  const reader = body.getReader()
  const decoder = new TextDecoder()
  let rest = ''
  try {
    for (;;) {
      const { done, value } = await reader.read()
      rest += done ? decoder.decode() : decoder.decode(value, { stream: true })
      const lines = rest.split('\n')
      rest = done ? '' : (lines.pop() ?? '')
      for (const line of lines) if (line.trim() !== '') yield JSON.parse(line) as unknown
      if (done) return
    }
  } finally {
    // Leaving early (or a broken line) must also stop the server's work.
    await reader.cancel()
  }
}
