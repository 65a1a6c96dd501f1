import type { ColumnType } from '@insightengine/shared/result'
import {
  BoolBuilder,
  DecimalBuilder,
  FloatBuilder,
  IntegerBuilder,
  TemporalBuilder,
  TextBuilder,
  type ColumnBuilder,
} from '../columns/index.ts'

export interface PostgresType {
  type: ColumnType
  /** As `format_type` writes it. */
  vendorType: string
}

/** Types with fixed oids, from PostgreSQL's pg_type.dat. Everything else is looked up in the database's own catalogue. */
const builtIn = new Map<number, PostgresType>(
  (
    [
      [16, 'boolean', 'boolean'],
      [17, 'binary', 'bytea'],
      [18, 'text', '"char"'],
      [19, 'text', 'name'],
      [20, 'integer', 'bigint'],
      [21, 'integer', 'smallint'],
      [23, 'integer', 'integer'],
      [25, 'text', 'text'],
      [26, 'integer', 'oid'],
      [114, 'json', 'json'],
      [142, 'text', 'xml'],
      [650, 'text', 'cidr'],
      [700, 'float', 'real'],
      [701, 'float', 'double precision'],
      [790, 'text', 'money'],
      [829, 'text', 'macaddr'],
      [869, 'text', 'inet'],
      [1000, 'array', 'boolean[]'],
      [1005, 'array', 'smallint[]'],
      [1007, 'array', 'integer[]'],
      [1009, 'array', 'text[]'],
      [1015, 'array', 'character varying[]'],
      [1016, 'array', 'bigint[]'],
      [1022, 'array', 'double precision[]'],
      [1042, 'text', 'character'],
      [1043, 'text', 'character varying'],
      [1082, 'date', 'date'],
      [1083, 'time', 'time without time zone'],
      [1114, 'timestamp', 'timestamp without time zone'],
      [1184, 'timestamptz', 'timestamp with time zone'],
      [1186, 'interval', 'interval'],
      [1231, 'array', 'numeric[]'],
      [1266, 'time', 'time with time zone'],
      [1700, 'decimal', 'numeric'],
      [2950, 'uuid', 'uuid'],
      [2951, 'array', 'uuid[]'],
      [3802, 'json', 'jsonb'],
    ] as const
  ).map(([oid, type, vendorType]) => [oid, { type, vendorType }]),
)

export function builtInType(oid: number): PostgresType | undefined {
  return builtIn.get(oid)
}

/** What a type that is not in the table means, from its `typtype` and `typcategory`. */
export function columnTypeOf(oid: number, typtype: string, typcategory: string): ColumnType {
  const known = builtIn.get(oid)
  if (known) return known.type
  if (typcategory === 'A') return 'array'
  // Enumerations, and text-like extensions such as citext.
  if (typtype === 'e' || typcategory === 'S') return 'text'
  return 'unknown'
}

/** How values of a type are collected. What has no kind of its own is kept in the database's text form. */
export function builderFor(oid: number): ColumnBuilder {
  const type = builtIn.get(oid)?.type
  switch (type) {
    case 'boolean':
      return new BoolBuilder()
    case 'integer':
      return new IntegerBuilder()
    case 'decimal':
      return new DecimalBuilder()
    case 'float':
      return new FloatBuilder()
    case 'date':
    case 'timestamp':
    case 'timestamptz':
      return new TemporalBuilder(type)
    default:
      return new TextBuilder()
  }
}
