import { dayToText, timestampToText, type ColumnData } from '@insightengine/shared/result'
import type { ColumnBuilder } from './column-builder.ts'
import { Growing, GrowingNulls } from './growing.ts'
import { TextBuilder } from './text-builder.ts'

const msPerDay = 86_400_000
const usPerSecond = 1_000_000

/** Days since 1970-01-01, or null for what has no such number here: infinity, years before 1 or after 9999. */
export function parseDay(text: string): number | null {
  const parts = /^(\d{4})-(\d\d)-(\d\d)$/.exec(text)
  return parts ? utcMs(parts) / msPerDay : null
}

const timestamp = /^(\d{4})-(\d\d)-(\d\d) (\d\d):(\d\d):(\d\d)(?:\.(\d{1,6}))?(?:([+-])(\d\d)(?::(\d\d))?(?::(\d\d))?)?$/

/** Microseconds since 1970-01-01T00:00, or null for what a double cannot hold exactly: infinity, years before 1 or after 9999. */
export function parseTimestamp(text: string): number | null {
  const parts = timestamp.exec(text)
  if (!parts) return null
  const [, , , , hour, minute, second, fraction = '', sign, zoneHour, zoneMinute, zoneSecond] = parts
  const ofDay = clock(hour, minute, second)
  const zone = clock(zoneHour, zoneMinute, zoneSecond) * (sign === '-' ? -1 : 1)
  const seconds = utcMs(parts) / 1000 + ofDay - zone
  // Reading it back writes a year of four digits; the zone may have moved it out of range.
  if (seconds < -62_135_596_800 || seconds >= 253_402_300_800) return null
  const us = Number(fraction.padEnd(6, '0'))
  const total = seconds * usPerSecond + us
  // Whole seconds are multiples of 64 µs and exact in a double throughout; fractions only near our time.
  return us === 0 || Number.isSafeInteger(total) ? total : null
}

function utcMs(parts: RegExpExecArray): number {
  // Date.UTC takes the years 0 to 99 for 1900 to 1999.
  return new Date(0).setUTCFullYear(Number(parts[1]), Number(parts[2]) - 1, Number(parts[3]))
}

function clock(hour = '0', minute = '0', second = '0'): number {
  return Number(hour) * 3600 + Number(minute) * 60 + Number(second)
}

interface TemporalKind {
  make(capacity: number): Int32Array | Float64Array
  parse(text: string): number | null
  write(value: number): string
}
const kinds = {
  date: { make: (capacity) => new Int32Array(capacity), parse: parseDay, write: dayToText },
  timestamp: { make: (capacity) => new Float64Array(capacity), parse: parseTimestamp, write: timestampToText },
  timestamptz: { make: (capacity) => new Float64Array(capacity), parse: parseTimestamp, write: (value) => `${timestampToText(value)}Z` },
} satisfies Record<string, TemporalKind>

/**
 * Dates and timestamps as numbers. One value that is no number here (infinity, a year BC) makes the whole column text: the ordinary values
 * in the form they have on the wire, the odd ones in the database's words.
 */
export class TemporalBuilder implements ColumnBuilder {
  private readonly kind: TemporalKind
  private readonly values: Growing<Int32Array | Float64Array>
  private readonly nulls = new GrowingNulls()
  private text: TextBuilder | null = null

  constructor(kind: keyof typeof kinds) {
    this.kind = kinds[kind]
    this.values = new Growing((capacity) => this.kind.make(capacity))
  }

  append(text: string | null): void {
    const value = text === null ? 0 : this.kind.parse(text)
    if (value === null && !this.text) this.giveUp()
    if (this.text) this.text.append(text === null || value === null ? text : this.kind.write(value))
    else if (value !== null) {
      if (text === null) this.nulls.set(this.values.length)
      this.values.push(value)
    }
  }

  finish(): ColumnData {
    if (this.text) return this.text.finish()
    const values = this.values.finish()
    const nulls = this.nulls.finish(values.length)
    return values instanceof Int32Array ? { kind: 'date', values, nulls } : { kind: 'timestamp', values, nulls }
  }

  private giveUp(): void {
    this.text = new TextBuilder()
    for (let row = 0; row < this.values.length; row++)
      this.text.append(this.nulls.has(row) ? null : this.kind.write(this.values.at(row)))
  }
}
