/** How one engine writes the few things we add around an author's SQL. Values never go through here: they are bound. */
export interface SqlDialect {
  quoteIdentifier(name: string): string
  /** The parameter with this 1-based number, as the engine writes it. */
  placeholder(number: number): string
  /** An expression as text, to compare values of types that are not converted. */
  asText(expression: string): string
  /** Text types whose values can be compared as they are, so that an index on the column is of use. */
  textTypes: readonly string[]
}

export const postgresDialect: SqlDialect = {
  quoteIdentifier: (name) => `"${name.replaceAll('"', '""')}"`,
  placeholder: (number) => `$${number}`,
  asText: (expression) => `${expression}::text`,
  textTypes: ['text', 'character varying', 'character'],
}
