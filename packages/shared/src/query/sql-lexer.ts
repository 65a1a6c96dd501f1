/**
 * Where SQL text is not code: strings, quoted identifiers, comments and dollar quotes. Returns the end of such a stretch that begins at
 * `start`, or `start` itself when the text there is code. What is never closed runs to the end, as it does for the database.
 */
export function skipOpaque(sql: string, start: number): number {
  const character = sql[start]
  if (character === "'") return endOfQuoted(sql, start, "'", isEscapeString(sql, start))
  if (character === '"') return endOfQuoted(sql, start, '"', false)
  if (sql.startsWith('--', start)) return indexOrEnd(sql, '\n', start)
  if (sql.startsWith('/*', start)) return endOfBlockComment(sql, start)
  if (character === '$') return endOfDollarQuote(sql, start)
  return start
}

/** True when the character before `index` could belong to the same identifier or number. */
export function continuesWord(sql: string, index: number): boolean {
  return index > 0 && /[\w$\u0080-\uffff]/.test(sql[index - 1] ?? '')
}

/** E'…' strings take backslash escapes; in plain ones a backslash is itself. */
function isEscapeString(sql: string, quote: number): boolean {
  return /[eE]/.test(sql[quote - 1] ?? '') && !continuesWord(sql, quote - 1)
}

function endOfQuoted(sql: string, start: number, quote: string, hasEscapes: boolean): number {
  let index = start + 1
  while (index < sql.length) {
    if (hasEscapes && sql[index] === '\\') index += 2
    else if (sql[index] !== quote) index++
    else if (sql[index + 1] === quote) index += 2
    else return index + 1
  }
  return sql.length
}

/** PostgreSQL's block comments nest. */
function endOfBlockComment(sql: string, start: number): number {
  let depth = 0
  let index = start
  while (index < sql.length) {
    if (sql.startsWith('/*', index)) depth++
    else if (sql.startsWith('*/', index)) depth--
    else {
      index++
      continue
    }
    index += 2
    if (depth === 0) return index
  }
  return sql.length
}

const dollarTag = /\$(?:[A-Za-z_\u0080-\uffff][\w\u0080-\uffff]*)?\$/y

function endOfDollarQuote(sql: string, start: number): number {
  if (continuesWord(sql, start)) return start
  dollarTag.lastIndex = start
  const tag = dollarTag.exec(sql)?.[0]
  if (tag === undefined) return start
  const close = sql.indexOf(tag, start + tag.length)
  return close === -1 ? sql.length : close + tag.length
}

function indexOrEnd(sql: string, wanted: string, from: number): number {
  const index = sql.indexOf(wanted, from)
  return index === -1 ? sql.length : index
}
