import pg from 'pg'

/** Asks as the superuser, whom no policy binds. */
export class Owner {
  readonly #pool: pg.Pool

  constructor(url: string) {
    this.#pool = new pg.Pool({ connectionString: url, max: 2 })
    // A pool has ended before its sockets have, and dropping the database may be quicker than they are.
    this.#pool.on('connect', (client) => client.on('error', () => undefined))
  }

  async rows<T extends pg.QueryResultRow>(sql: string, params: unknown[] = []): Promise<T[]> {
    return (await this.#pool.query<T>(sql, params)).rows
  }

  close(): Promise<void> {
    return this.#pool.end()
  }
}

export interface TenantTable {
  name: string
  /** `org_id`, or `id` for the organisation itself. */
  orgColumn: string
}

/** Every table outside PostgreSQL's own schemas, from the catalogue and not from a list, so that none can be forgotten. */
export async function tenantTables(owner: Owner): Promise<TenantTable[]> {
  const found = await owner.rows<{ name: string }>(
    `select c.oid::regclass::text as name from pg_class c join pg_attribute a on a.attrelid = c.oid
     where c.relkind in ('r', 'p') and a.attname = 'org_id' and not a.attisdropped and c.relnamespace::regnamespace::text !~ '^(pg_|information_schema)'
     order by 1`,
  )
  return [...found.map(({ name }) => ({ name, orgColumn: 'org_id' })), { name: 'organization', orgColumn: 'id' }]
}
