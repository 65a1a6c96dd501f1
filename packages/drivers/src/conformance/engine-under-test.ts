import type { ColumnType, WireValue } from '@insightengine/shared/result'
import type { Parameter, DriverConfig } from '../driver.ts'
import type { TlsFront } from '../testing/tls-front.ts'

/** A column of one type: what the database is asked and what must arrive. */
export interface TypeCase {
  name: string
  sql: string
  type: ColumnType
  vendorType: string
  values: WireValue[]
  /** How it is kept, where that matters. */
  kind?: string
}

export interface ParameterCase {
  name: string
  sql: string
  parameters: readonly Parameter[]
  values: WireValue[]
}

/** What an engine brings to the suite that all engines pass: a server, and its own way to write what the suite asks about. */
export interface EngineUnderTest {
  /** An account that may only read. The table `sample` has columns id (1–100), name, price and note. */
  reader: DriverConfig
  /** An account that may do everything. */
  owner: DriverConfig
  types: readonly TypeCase[]
  parameters: readonly ParameterCase[]
  /** Statements that change something or take part in changing it, alone or smuggled in; nothing of `sample` may change. */
  attacks: readonly string[]
  /** Reading statements that must pass. */
  readings: readonly string[]
  sql: {
    sleep(seconds: number): string
    /** One column `n` counting from 1. */
    count(rows: number): string
    /** Rows of a text of that many characters. */
    texts(rows: number, characters: number): string
    /** Many rows at once, then nothing for long: the connection is lost in the middle. */
    stall(): string
  }
  /** Statements with a mistake, and the text at which the engine points. */
  mistakes: { sql: string; reason: string; at: string }[]
  /** What runs for the reader right now. */
  running(): Promise<string[]>
  /** Ends the reader's connections as an administrator or a restart would. */
  disconnectAll(): Promise<void>
  /** Something that changes when `sample` changes. */
  fingerprint(): Promise<string>
  /** The same server behind TLS. */
  tlsFront(): Promise<TlsFront>
  stop(): Promise<void>
}
