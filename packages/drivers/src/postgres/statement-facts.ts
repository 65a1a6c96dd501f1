import type { Node, ParseResult, RawStmt, SelectStmt } from 'libpg-query'
import type { StatementFacts } from '../driver.ts'
import { StatementRefused } from './statement-refused.ts'

/**
 * Whether a parsed text is one single reading statement, and where it stands. A first line of defence that says early and clearly what is
 * refused; the READ ONLY transaction, the protocol and the account's rights hold when this is wrong. Throws `StatementRefused`.
 */
export function statementFacts(text: string, tree: ParseResult): StatementFacts {
  // The parser and the protocol both end a text there, and would not see the rest.
  if (text.includes('\0')) throw new StatementRefused('syntax', 'SQL cannot hold the character NUL.', { position: 1 + text.indexOf('\0') })
  const [statement, second] = tree.stmts ?? []
  if (!statement?.stmt) throw new StatementRefused('syntax', 'There is no statement to run.')
  if (second) throw new StatementRefused('not_read_only', 'Only one statement can be run at a time.', { position: 1 + utf16Offset(text, second.stmt_location ?? 0) })
  const explained = explainedStatement(statement.stmt)
  const select = selectOf(explained ?? statement.stmt)
  if (!select) throw new StatementRefused('not_read_only', 'Only statements that read data can be run here: SELECT, WITH … SELECT, VALUES, TABLE and EXPLAIN.')
  refuseWrites(select)
  const isLimited = select.limitCount !== undefined || select.limitOffset !== undefined
  return { ...placeOf(text, statement), canWrap: explained === null && !isLimited }
}

function explainedStatement(node: Node): Node | null {
  if (!('ExplainStmt' in node)) return null
  const { query, options = [] } = node.ExplainStmt
  const runs = options.some((option) => 'DefElem' in option && option.DefElem.defname?.toLowerCase() === 'analyze')
  if (runs) throw new StatementRefused('not_read_only', 'EXPLAIN ANALYZE runs the statement; use EXPLAIN alone.')
  return query ?? null
}

function selectOf(node: Node): SelectStmt | null {
  return 'SelectStmt' in node ? node.SelectStmt : null
}

/** Statements that may stand inside a SELECT, or parts of one, that change something or take locks. */
const writing: Record<string, string> = {
  intoClause: 'SELECT INTO creates a table.',
  lockingClause: 'FOR UPDATE and FOR SHARE lock rows.',
  InsertStmt: 'INSERT changes data.',
  UpdateStmt: 'UPDATE changes data.',
  DeleteStmt: 'DELETE changes data.',
  MergeStmt: 'MERGE changes data.',
}

function refuseWrites(tree: unknown): void {
  if (typeof tree !== 'object' || tree === null) return
  for (const [key, value] of Object.entries(tree)) {
    const why = writing[key]
    if (why !== undefined) throw new StatementRefused('not_read_only', `Only statements that read data can be run here. ${why}`)
    refuseWrites(value)
  }
}

/** The grammar counts bytes; an absent length means "to the end". */
function placeOf(text: string, { stmt_location = 0, stmt_len }: RawStmt): { start: number; end: number } {
  const start = utf16Offset(text, stmt_location)
  return { start, end: stmt_len === undefined ? text.length : utf16Offset(text, stmt_location + stmt_len) }
}

function utf16Offset(text: string, byteOffset: number): number {
  return Buffer.from(text).subarray(0, byteOffset).toString().length
}
