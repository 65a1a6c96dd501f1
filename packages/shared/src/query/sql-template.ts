import { continuesWord, skipOpaque } from './sql-lexer.ts'

/** Pieces of an author's text; `start` and `end` are UTF-16 offsets in it. */
type Piece =
  | { kind: 'text'; start: number; end: number }
  | { kind: 'placeholder'; name: string; start: number; end: number }
  | { kind: 'block'; pieces: Piece[]; start: number; end: number }

/**
 * SQL with places for values: `{{name}}` stands for a bound value, and `[[ … ]]` around some of it for a part that is left out while a value
 * in it is absent. Neither is seen inside strings, quoted names and comments. `[[ … ]]` without a placeholder is an array and stays.
 */
export interface SqlTemplate {
  readonly source: string
  readonly pieces: readonly Piece[]
  /** Every name that a value could be given for. */
  readonly names: ReadonlySet<string>
  /** Where the text has a numbered parameter of its own, which nobody could give a value for. */
  readonly strayParameter: number | null
}

const maxNameLength = 300

export function parseSqlTemplate(source: string): SqlTemplate {
  const pieces = parsePieces(source, 0, source.length, { allowBlocks: true })
  return { source, pieces, names: new Set(namesIn(pieces)), strayParameter: findStrayParameter(source) }
}

function parsePieces(source: string, from: number, to: number, { allowBlocks }: { allowBlocks: boolean }): Piece[] {
  const pieces: Piece[] = []
  let textStart = from
  let index = from
  const add = (piece: Piece) => {
    if (textStart < index) pieces.push({ kind: 'text', start: textStart, end: index })
    pieces.push(piece)
    index = textStart = piece.end
  }
  while (index < to) {
    const code = skipOpaque(source, index)
    if (code > index) index = code
    else {
      const piece = placeholderAt(source, index) ?? (allowBlocks ? blockAt(source, index, to) : null)
      if (piece) add(piece)
      else index++
    }
  }
  if (textStart < to) pieces.push({ kind: 'text', start: textStart, end: to })
  return pieces
}

function placeholderAt(source: string, start: number): Piece | null {
  if (!source.startsWith('{{', start)) return null
  const inner = source.slice(start + 2, start + 2 + maxNameLength)
  const length = inner.indexOf('}}')
  const name = inner.slice(0, Math.max(0, length)).trim()
  if (name === '' || /[{}\n]/.test(name)) return null
  return { kind: 'placeholder', name, start, end: start + 2 + length + 2 }
}

function blockAt(source: string, start: number, to: number): Piece | null {
  if (!source.startsWith('[[', start)) return null
  const end = endOfBlock(source, start + 2, to)
  if (end === null) return null
  const pieces = parsePieces(source, start + 2, end - 2, { allowBlocks: false })
  return namesIn(pieces).length === 0 ? null : { kind: 'block', pieces, start, end }
}

/** Just past the `]]` that closes a block, or null when this is no block: brackets in it must balance, and blocks do not nest. */
function endOfBlock(source: string, from: number, to: number): number | null {
  let depth = 0
  let index = from
  while (index < to) {
    const code = skipOpaque(source, index)
    if (code > index) {
      index = code
      continue
    }
    if (source.startsWith('[[', index)) return null
    if (source[index] === '[') depth++
    else if (source[index] === ']') {
      if (depth === 0) return source[index + 1] === ']' ? index + 2 : null
      depth--
    }
    index++
  }
  return null
}

function namesIn(pieces: readonly Piece[]): string[] {
  return pieces.flatMap((piece) => {
    if (piece.kind === 'text') return []
    return piece.kind === 'placeholder' ? [piece.name] : namesIn(piece.pieces)
  })
}

function findStrayParameter(source: string): number | null {
  let index = 0
  while (index < source.length) {
    const code = skipOpaque(source, index)
    if (code > index) index = code
    else if (source[index] === '$' && /\d/.test(source[index + 1] ?? '') && !continuesWord(source, index)) return index
    else index++
  }
  return null
}

/** Text to send, and the way back from it to the author's. */
export interface RenderedSql {
  text: string
  /** The name behind each parameter, in the order of their numbers. Every occurrence has its own, so that each can have its own type. */
  names: string[]
  /** Placeholders outside of any block that have no value. */
  missing: { name: string; offset: number }[]
  /** The place in the author's text that a place in `text` comes from. */
  toSource: (offset: number) => number
}

/** Writes the text with numbered parameters, leaving out the blocks in which a value is absent. */
export function renderSqlTemplate(
  template: SqlTemplate,
  { has, parameter }: { has: (name: string) => boolean; parameter: (number: number) => string },
): RenderedSql {
  let text = ''
  const names: string[] = []
  const missing: RenderedSql['missing'] = []
  const marks: { at: number; source: number; isCopied: boolean }[] = []
  const write = (added: string, source: number, isCopied: boolean) => {
    marks.push({ at: text.length, source, isCopied })
    text += added
  }
  const writePiece = (piece: Piece) => {
    if (piece.kind === 'text') write(template.source.slice(piece.start, piece.end), piece.start, true)
    else if (piece.kind === 'placeholder') {
      if (!has(piece.name)) missing.push({ name: piece.name, offset: piece.start })
      names.push(piece.name)
      // Spaces, so that neighbours cannot become part of the parameter or the other way round.
      write(` ${parameter(names.length)} `, piece.start, false)
    } else {
      write(' ', piece.start, false)
      if (!namesIn(piece.pieces).every(has)) return
      for (const inner of piece.pieces) writePiece(inner)
      write(' ', piece.end, false)
    }
  }
  for (const piece of template.pieces) writePiece(piece)
  return {
    text,
    names,
    missing,
    toSource: (offset) => {
      const mark = marks.findLast(({ at }) => at <= offset)
      return mark ? mark.source + (mark.isCopied ? offset - mark.at : 0) : 0
    },
  }
}
