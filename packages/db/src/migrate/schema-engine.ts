import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { PrismaPg } from '@prisma/adapter-pg'
import { bindMigrationAwareSqlAdapterFactory, ColumnTypeEnum } from '@prisma/driver-adapter-utils'
import type * as SchemaEngineGlue from '@prisma/schema-engine-wasm/schema_engine_bg'
import pg from 'pg'
import { prismaDir, readMigrations, migrationsDir } from './migration-files.ts'

/**
 * Prisma's schema engine as WebAssembly: the same code as `prisma migrate`, without the binary that would be downloaded.
 * For writing migrations and the drift test only; nothing of it runs in the product.
 */
export interface SchemaEngine {
  /** Applies every migration of the repository. */
  applyMigrations(): Promise<void>
  /** The SQL that would bring the database to schema.prisma; null when it is there already. */
  diffToSchema(): Promise<string | null>
  close(): void
}

const filters = { externalTables: [], externalEnums: [] }
const schemaFile = { path: join(prismaDir, 'schema.prisma'), content: readFileSync(join(prismaDir, 'schema.prisma'), 'utf8') }

export async function openSchemaEngine(url: string): Promise<SchemaEngine> {
  const glue = await loadGlue()
  const engine = await glue.SchemaEngine.new(
    { datamodels: [[schemaFile.path, schemaFile.content]] },
    () => undefined,
    bindMigrationAwareSqlAdapterFactory(new MigrationPg(url)),
  )
  return {
    applyMigrations: async () => {
      await engine.applyMigrations({ migrationsList: migrationsList(), filters })
    },
    diffToSchema: async () => {
      const files = [schemaFile]
      const { exitCode, stdout } = await engine.diff({
        from: { tag: 'schemaDatasource', files, configDir: '.' },
        to: { tag: 'schemaDatamodel', files },
        script: true,
        exitCode: true,
        filters,
      })
      return exitCode === 2 ? (stdout ?? '') : null
    },
    close: () => engine.free(),
  }
}

function migrationsList() {
  return {
    baseDir: migrationsDir,
    lockfile: { path: 'migration_lock.toml', content: 'provider = "postgresql"\n' },
    shadowDbInitScript: '',
    migrationDirectories: readMigrations(migrationsDir).map(({ name, sql }) => ({
      path: name,
      migrationFile: { path: 'migration.sql', content: { tag: 'ok' as const, value: sql } },
    })),
  }
}

type Glue = typeof SchemaEngineGlue
let loading: Promise<Glue> | null = null

/** The glue keeps one instance per process, so it is made once. */
function loadGlue(): Promise<Glue> {
  return (loading ??= instantiate())
}

// Node has it, its types leave it to the browser's.
declare const WebAssembly: { instantiate(bytes: Uint8Array, imports: object): Promise<{ instance: { exports: object } }> }

/** By hand, because the package's entry imports its .wasm as only bundlers can. */
async function instantiate(): Promise<Glue> {
  Object.assign(globalThis, {
    PRISMA_WASM_PANIC_REGISTRY: {
      set_message(message: string) {
        throw new Error(`schema engine panic: ${message}`)
      },
    },
  })
  const dir = dirname(createRequire(import.meta.url).resolve('@prisma/schema-engine-wasm'))
  const glue = await import('@prisma/schema-engine-wasm/schema_engine_bg')
  const { instance } = await WebAssembly.instantiate(readFileSync(join(dir, 'schema_engine_bg.wasm')), { './schema_engine_bg.js': glue })
  // wasm-bindgen's own names.
  const wire = (target: object, name: string, ...args: unknown[]) => Reflect.apply((target as Record<string, () => void>)[name] ?? fail(name), null, args)
  wire(glue, '__wbg_set_wasm', instance.exports)
  wire(instance.exports, '__wbindgen_start')
  return glue
}

function fail(name: string): never {
  throw new Error(`@prisma/schema-engine-wasm has no ${name}; its way of starting has changed`)
}

/** Rows in which the adapter must call these columns a character again. */
type CharColumns = WeakMap<object, number[]>

/** adapter-pg has no word for the catalogue's type "char" (oid 18): read it as text here, and say so. */
function catalogPool(url: string): { pool: pg.Pool; charColumns: CharColumns } {
  const pool = new pg.Pool({ connectionString: url, max: 4 })
  const charColumns: CharColumns = new WeakMap()
  const query = pool.query.bind(pool) as (...args: unknown[]) => Promise<pg.QueryArrayResult>
  Object.assign(pool, {
    query: async (...args: unknown[]) => {
      const result = await query(...args)
      const found = (result.fields ?? []).flatMap((field, index) => (field.dataTypeID === 18 ? [{ field, index }] : []))
      for (const { field } of found) field.dataTypeID = 25
      if (found.length > 0) charColumns.set(result.rows, found.map(({ index }) => index))
      return result
    },
  })
  return { pool, charColumns }
}

class MigrationPg extends PrismaPg {
  readonly catalog: { pool: pg.Pool; charColumns: CharColumns }

  constructor(url: string) {
    const catalog = catalogPool(url)
    super(catalog.pool, { disposeExternalPool: true })
    this.catalog = catalog
  }

  override async connect() {
    const { pool, charColumns } = this.catalog
    const adapter = await super.connect()
    const queryRaw = adapter.queryRaw.bind(adapter)
    return Object.assign(adapter, {
      queryRaw: async (query: Parameters<typeof queryRaw>[0]) => {
        const result = await queryRaw(query)
        for (const index of charColumns.get(result.rows) ?? []) result.columnTypes[index] = ColumnTypeEnum.Character
        return result
      },
      // The adapter splits scripts at every `;`, also inside functions; PostgreSQL takes a script whole.
      executeScript: async (sql: string) => {
        await pool.query(sql)
      },
    })
  }

  override connectToShadowDb(): never {
    throw new Error('use withScratchDatabase')
  }
}
