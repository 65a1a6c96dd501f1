import type { SchemaColumn, SchemaTable } from '@insightengine/shared/connection'
import { builtInType, columnTypeOf, type PostgresType } from './postgres-types.ts'

/** The types of a result that are not in our table: one row per oid. */
export const typesSql = `
  select t.oid::int8, format_type(t.oid, null), t.typtype, t.typcategory
  from pg_catalog.pg_type t
  where t.oid = any($1::oid[])`

export function typeFromRow([oid, name, typtype, category]: unknown[]): [number, PostgresType] {
  const number = Number(oid)
  return [number, { type: columnTypeOf(number, String(typtype), String(category)), vendorType: String(name) }]
}

/** What a type is called when its oid is in neither place: dropped while the query ran. */
export const unknownType: PostgresType = { type: 'unknown', vendorType: 'unknown' }

export function typeOf(oid: number, lookedUp: ReadonlyMap<number, PostgresType>): PostgresType {
  return builtInType(oid) ?? lookedUp.get(oid) ?? unknownType
}

/**
 * Every table and view this account may read, one row each with its columns as JSON: one round trip, however large the database.
 * Partitions are left out, their parent stands for them. A domain counts as its base type.
 */
export const schemaSql = `
  select n.nspname, c.relname, c.relkind in ('v', 'm'), case when c.reltuples >= 0 then c.reltuples::int8 end,
         obj_description(c.oid, 'pg_class'),
         coalesce(json_agg(json_build_array(
             a.attname, format_type(a.atttypid, a.atttypmod), coalesce(nullif(t.typbasetype, 0), t.oid)::int8, t.typtype, t.typcategory,
             not (a.attnotnull or t.typnotnull), coalesce(a.attnum = any(pk.conkey), false), col_description(c.oid, a.attnum)
           ) order by a.attnum) filter (where a.attname is not null), '[]')
  from pg_catalog.pg_class c
  join pg_catalog.pg_namespace n on n.oid = c.relnamespace
  left join pg_catalog.pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
    and has_column_privilege(c.oid, a.attnum, 'select')
  left join pg_catalog.pg_type t on t.oid = a.atttypid
  left join pg_catalog.pg_constraint pk on pk.conrelid = c.oid and pk.contype = 'p'
  where c.relkind in ('r', 'p', 'v', 'm', 'f') and not c.relispartition
    and n.nspname <> 'information_schema' and n.nspname !~ '^pg_'
    and has_schema_privilege(n.oid, 'usage') and has_any_column_privilege(c.oid, 'select')
  group by n.nspname, c.oid, c.relname, c.relkind, c.reltuples
  order by n.nspname, c.relname`

type ColumnRow = [string, string, number, string, string, boolean, boolean, string | null]

export function tableFromRow([schema, name, isView, estimatedRows, comment, columns]: unknown[]): SchemaTable {
  return {
    schema: String(schema),
    name: String(name),
    kind: isView === true ? 'view' : 'table',
    estimatedRows: isView === true || estimatedRows === null ? null : Number(estimatedRows),
    comment: comment as string | null,
    columns: (columns as ColumnRow[]).map(columnFromRow),
  }
}

function columnFromRow([name, type, oid, typtype, category, nullable, isPrimaryKey, comment]: ColumnRow): SchemaColumn {
  return { name, type, columnType: columnTypeOf(oid, typtype, category), nullable, isPrimaryKey, comment }
}
