export type CopyValue = string | number | boolean | null

const chunkBytes = 256 * 1024
const special = /[\\\t\n\r]/
const escapes: Record<string, string> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' }

/** Collects rows as COPY's text format, in chunks: half a million rows as arrays would take ten times the memory. */
export class CopyText {
  readonly chunks: Buffer[] = []
  rowCount = 0
  #pending = ''

  add(row: readonly CopyValue[]): void {
    this.#pending += `${row.map(encode).join('\t')}\n`
    this.rowCount++
    if (this.#pending.length >= chunkBytes) this.#cut()
  }

  /** Every chunk, the last unfinished one included. */
  finish(): readonly Buffer[] {
    if (this.#pending !== '') this.#cut()
    return this.chunks
  }

  #cut(): void {
    this.chunks.push(Buffer.from(this.#pending))
    this.#pending = ''
  }
}

function encode(value: CopyValue): string {
  if (value === null) return '\\N'
  if (typeof value !== 'string') return String(value)
  return special.test(value) ? value.replace(/[\\\t\n\r]/g, (char) => escapes[char] ?? char) : value
}
