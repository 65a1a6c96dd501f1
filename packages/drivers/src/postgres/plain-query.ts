import type pg from 'pg'

/**
 * One of our own statements, rows as arrays. Extended protocol here too: the simple one would run several statements from one text.
 * Never for text that a person wrote.
 */
export async function plainQuery(client: pg.Client, text: string, values: unknown[] = []): Promise<unknown[][]> {
  const result = await client.query<unknown[]>({ text, values, rowMode: 'array', queryMode: 'extended' } as pg.QueryArrayConfig)
  return result.rows
}
