import { aPostgres } from '../testing/a-postgres.ts'
import { tlsFront } from '../testing/tls-front.ts'
import type { EngineUnderTest, ParameterCase, TypeCase } from './engine-under-test.ts'

const values = (list: string) => `select * from (values ${list}) as v(x)`

const types: readonly TypeCase[] = [
  { name: 'booleans', sql: values(`(true), (false), (null)`), type: 'boolean', vendorType: 'boolean', values: [true, false, null] },
  { name: 'small integers', sql: values(`(1::int2), ((-32768)::int2), (null)`), type: 'integer', vendorType: 'smallint', values: [1, -32768, null], kind: 'int32' },
  { name: 'big integers that are small', sql: values(`(1::int8), (2147483647)`), type: 'integer', vendorType: 'bigint', values: [1, 2_147_483_647], kind: 'int32' },
  {
    name: 'integers beyond 2^53',
    sql: values(`(null::int8), (1), (9007199254740993), (-9223372036854775808), (9223372036854775807)`),
    type: 'integer',
    vendorType: 'bigint',
    values: [null, 1, '9007199254740993', '-9223372036854775808', '9223372036854775807'],
    kind: 'int64',
  },
  { name: 'object ids', sql: values(`(4294967295::oid)`), type: 'integer', vendorType: 'oid', values: [4_294_967_295] },
  { name: 'money in decimals', sql: values(`(1.50::numeric(12,2)), (-0.05), (null), (0)`), type: 'decimal', vendorType: 'numeric', values: ['1.50', '-0.05', null, '0.00'], kind: 'decimal' },
  { name: 'decimals of different scales', sql: values(`(1.5::numeric), (2), (0.125), (-10.25)`), type: 'decimal', vendorType: 'numeric', values: ['1.500', '2.000', '0.125', '-10.250'], kind: 'decimal' },
  { name: 'decimals with more zeros than fit', sql: values(`(1.00000000000000000000::numeric), (1000000)`), type: 'decimal', vendorType: 'numeric', values: ['1', '1000000'], kind: 'decimal' },
  {
    name: 'decimals that do not fit 64 bits',
    sql: values(`(1.5::numeric), (null), (123456789012345678901234567890.5), ('NaN'), (0.1)`),
    type: 'decimal',
    vendorType: 'numeric',
    values: ['1.5', null, '123456789012345678901234567890.5', 'NaN', '0.1'],
    kind: 'text',
  },
  {
    name: 'floats',
    sql: values(`(0.1::float8), ('NaN'), ('Infinity'), ('-Infinity'), (1e308), (null)`),
    type: 'float',
    vendorType: 'double precision',
    values: [0.1, 'NaN', 'Infinity', '-Infinity', 1e308, null],
  },
  { name: 'single floats', sql: values(`(0.1::float4), (3.4e38)`), type: 'float', vendorType: 'real', values: [0.1, 3.4e38] },
  { name: 'dates', sql: values(`(date '2024-02-29'), ('0001-01-01'), ('9999-12-31'), (null)`), type: 'date', vendorType: 'date', values: ['2024-02-29', '0001-01-01', '9999-12-31', null], kind: 'date' },
  {
    name: 'dates that are no days of ours',
    sql: values(`(date '2024-02-29'), (null), ('infinity'), ('-infinity'), ('0044-03-15 BC'), ('12024-01-01')`),
    type: 'date',
    vendorType: 'date',
    values: ['2024-02-29', null, 'infinity', '-infinity', '0044-03-15 BC', '12024-01-01'],
    kind: 'text',
  },
  {
    name: 'local timestamps',
    sql: values(`(timestamp '2024-02-29 23:59:59.123456'), ('1969-12-31 23:59:59.999999'), ('9999-12-31 00:00'), ('0001-01-01 00:00')`),
    type: 'timestamp',
    vendorType: 'timestamp without time zone',
    values: ['2024-02-29T23:59:59.123456', '1969-12-31T23:59:59.999999', '9999-12-31T00:00:00', '0001-01-01T00:00:00'],
    kind: 'timestamp',
  },
  {
    name: 'instants, whatever the server’s zone',
    sql: `select x from (select set_config('TimeZone', 'Asia/Kathmandu', true)) z, lateral (values (timestamptz '2024-07-01 00:00+02'), ('1900-01-01 00:00+00'), (null)) as v(x)`,
    type: 'timestamptz',
    vendorType: 'timestamp with time zone',
    values: ['2024-06-30T22:00:00Z', '1900-01-01T00:00:00Z', null],
    kind: 'timestamp',
  },
  {
    name: 'instants that are no moments of ours',
    sql: values(`(timestamptz '2024-07-01 00:00+02'), ('infinity'), ('1500-01-01 00:00:00.123456+00')`),
    type: 'timestamptz',
    vendorType: 'timestamp with time zone',
    values: ['2024-06-30T22:00:00Z', 'infinity', '1500-01-01 00:00:00.123456+00'],
    kind: 'text',
  },
  { name: 'times', sql: values(`(time '23:59:59.5'), ('24:00')`), type: 'time', vendorType: 'time without time zone', values: ['23:59:59.5', '24:00:00'] },
  { name: 'times with a zone', sql: values(`(timetz '23:59:59+05:45')`), type: 'time', vendorType: 'time with time zone', values: ['23:59:59+05:45'] },
  { name: 'intervals', sql: values(`(interval '1 year 2 days 03:00'), ('-1 second')`), type: 'interval', vendorType: 'interval', values: ['1 year 2 days 03:00:00', '-00:00:01'] },
  { name: 'uuids', sql: values(`('9A2F9B1E-8c2b-4c1e-9d55-0d8f7a1b2c3d'::uuid)`), type: 'uuid', vendorType: 'uuid', values: ['9a2f9b1e-8c2b-4c1e-9d55-0d8f7a1b2c3d'] },
  { name: 'json', sql: values(`('{"a": [1, "é"]}'::json), ('null')`), type: 'json', vendorType: 'json', values: ['{"a": [1, "é"]}', 'null'] },
  { name: 'jsonb', sql: values(`('{"b":1,"a":2}'::jsonb)`), type: 'json', vendorType: 'jsonb', values: ['{"a": 2, "b": 1}'] },
  { name: 'arrays', sql: values(`(array['a,b', null, '"']), ('{}')`), type: 'array', vendorType: 'text[]', values: ['{"a,b",NULL,"\\""}', '{}'] },
  { name: 'arrays of types without a number of ours', sql: values(`(array[inet '10.0.0.1'])`), type: 'array', vendorType: 'inet[]', values: ['{10.0.0.1}'] },
  { name: 'bytes', sql: values(`('\\x00ff'::bytea), ('')`), type: 'binary', vendorType: 'bytea', values: ['\\x00ff', '\\x'] },
  { name: 'text in every script', sql: values(`('é 中 😀 a\tb'), (''), (null), (E'a\\nb')`), type: 'text', vendorType: 'text', values: ['é 中 😀 a\tb', '', null, 'a\nb'] },
  { name: 'padded text', sql: values(`('ab'::char(4))`), type: 'text', vendorType: 'character', values: ['ab  '] },
  { name: 'a type of the database’s own', sql: values(`('sad'::mood), (null)`), type: 'text', vendorType: 'mood', values: ['sad', null] },
  { name: 'a domain, as what it is based on', sql: values(`(5::positive)`), type: 'integer', vendorType: 'integer', values: [5] },
  { name: 'a row', sql: values(`(row(1, 'a')::pair)`), type: 'unknown', vendorType: 'pair', values: ['(1,a)'] },
  { name: 'a range', sql: values(`('[1,5)'::int4range)`), type: 'unknown', vendorType: 'int4range', values: ['[1,5)'] },
  { name: 'nothing but null', sql: values(`(null)`), type: 'text', vendorType: 'text', values: [null] },
]

const parameters: readonly ParameterCase[] = [
  { name: 'text with quotes', sql: 'select $1::text', parameters: [`it's "q" \\ $1 {} é😀`], values: [`it's "q" \\ $1 {} é😀`] },
  { name: 'a number where the column is one', sql: 'select id from sample where id = $1', parameters: ['7'], values: [7] },
  { name: 'null', sql: 'select $1::int is null', parameters: [null], values: [true] },
  { name: 'true', sql: 'select not $1::boolean', parameters: [true], values: [false] },
  { name: 'a list of numbers', sql: 'select id from sample where id = any($1) order by id', parameters: [[3, 5]], values: [3, 5] },
  { name: 'a list of texts', sql: 'select x from unnest($1::text[]) x', parameters: [['a,b', '"', '\\', 'NULL', '{}', '']], values: ['a,b', '"', '\\', 'NULL', '{}', ''] },
]

const attacks = [
  'insert into sample values (101, $$x$$, 1)',
  'update sample set price = 0',
  'delete from sample',
  'truncate sample',
  'merge into sample s using (select 1 as id) o on s.id = o.id when matched then delete',
  'select 1; delete from sample',
  'rollback; delete from sample',
  'commit; delete from sample; begin',
  'with gone as (delete from sample returning *) select count(*) from gone',
  'select * into copied from sample',
  'create table copied as select * from sample',
  'select * from sample for update',
  'select * from (select * from sample for share) s',
  'explain analyze delete from sample',
  'explain (analyze) select 1',
  'set default_transaction_read_only = off',
  'set session characteristics as transaction read write',
  'set transaction read write',
  'begin read write',
  'commit',
  'copy sample to stdout',
  `copy (select 1) to program 'touch /tmp/reached'`,
  'do $$ begin delete from sample; end $$',
  'call remove_all()',
  'prepare p as delete from sample',
  'execute p',
  'listen x',
  'lock table sample',
  'vacuum sample',
  'reset all',
  // These parse as innocent readings: the transaction and the protocol must hold.
  `select set_config('transaction_read_only', 'off', false)`,
  'select remove_one()',
  `select set_config('transaction_read_only', 'off', true), remove_one()`,
  `select nextval('counter')`,
]

const readings = [
  'select 1;',
  '  -- a comment\n select 1 /* another */ ; -- and one behind',
  'with a as (select 1 as x) select * from a',
  'values (1), (2)',
  'table sample',
  '(select 1) union all (select 2) order by 1',
  'explain select * from sample',
  'with recursive t(n) as (select 1 union all select n + 1 from t where n < 5) select * from t',
]

export async function postgresUnderTest(): Promise<EngineUnderTest> {
  const { reader, owner, sql, drop } = await aPostgres()
  await sql(`create type mood as enum ('glad', 'sad'); create domain positive as int check (value > 0); create type pair as (a int, b text); create sequence counter`)
  await sql(`create function remove_one() returns int language sql as 'delete from sample where id = 1 returning id'`)
  await sql(`create procedure remove_all() language sql as 'delete from sample'`)
  return {
    reader,
    owner,
    types,
    parameters,
    attacks,
    readings,
    sql: {
      sleep: (seconds) => `select pg_sleep(${seconds})::text as slept`,
      count: (rows) => `select n from generate_series(1, ${rows}) n`,
      texts: (rows, characters) => `select repeat('x', ${characters}) || n as t from generate_series(1, ${rows}) n`,
      stall: () => `select n, case when n > 100000 then pg_sleep(20)::text end from generate_series(1, 100001) n`,
    },
    mistakes: [
      { sql: `select 'é中😀', id frm sample s`, reason: 'syntax', at: 'sample' },
      { sql: `-- 😀\nselect 'é中😀', nocolumn from sample`, reason: 'missing_object', at: 'nocolumn' },
      { sql: `select '😀' from "häßlich"`, reason: 'missing_object', at: '"häßlich"' },
      { sql: `select '😀', nofunction(1)`, reason: 'missing_object', at: 'nofunction' },
      { sql: `select '😀' where 'abc'::int = 1`, reason: 'invalid_value', at: `'abc'` },
      { sql: `select 'never closed`, reason: 'syntax', at: `'never` },
    ],
    async running() {
      const rows = await sql(`select query from pg_stat_activity where usename = $1 and state = 'active'`, [reader.username])
      return rows.map(({ query }) => String(query))
    },
    async disconnectAll() {
      await sql(`select pg_terminate_backend(pid) from pg_stat_activity where usename = $1`, [reader.username])
    },
    async fingerprint() {
      const [row] = await sql(`select count(*) || md5(string_agg(s::text, '' order by id)) || (select last_value || is_called::text from counter) as f from sample s`)
      return String(row?.f)
    },
    tlsFront: () => tlsFront(reader),
    stop: drop,
  }
}
