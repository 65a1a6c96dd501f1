import type { Engine } from '@insightengine/shared/connection'

/** How the makers write their names. */
export const engineNames: Record<Engine, string> = {
  postgresql: 'PostgreSQL',
  mysql: 'MySQL',
  mongodb: 'MongoDB',
  snowflake: 'Snowflake',
  bigquery: 'BigQuery',
  duckdb: 'DuckDB',
}
