import type { ColumnData } from '@insightengine/shared/result'
import type { ColumnBuilder } from './column-builder.ts'
import { Growing, GrowingNulls } from './growing.ts'

export class BoolBuilder implements ColumnBuilder {
  private readonly values = new Growing((capacity) => new Uint8Array(capacity))
  private readonly nulls = new GrowingNulls()

  append(text: string | null): void {
    if (text === null) this.nulls.set(this.values.length)
    this.values.push(text === 't' ? 1 : 0)
  }

  finish(): ColumnData {
    const values = this.values.finish()
    return { kind: 'bool', values, nulls: this.nulls.finish(values.length) }
  }
}

export class FloatBuilder implements ColumnBuilder {
  private readonly values = new Growing((capacity) => new Float64Array(capacity))
  private readonly nulls = new GrowingNulls()

  /** PostgreSQL writes NaN, Infinity and -Infinity as JavaScript does. */
  append(text: string | null): void {
    if (text === null) this.nulls.set(this.values.length)
    this.values.push(text === null ? 0 : Number(text))
  }

  finish(): ColumnData {
    const values = this.values.finish()
    return { kind: 'float64', values, nulls: this.nulls.finish(values.length) }
  }
}

/** Whole numbers in 32 bits until one does not fit; then the column moves to 64. */
export class IntegerBuilder implements ColumnBuilder {
  private narrow: Growing<Int32Array> | null = new Growing((capacity) => new Int32Array(capacity))
  private readonly wide = new Growing((capacity) => new BigInt64Array(capacity))
  private readonly nulls = new GrowingNulls()

  append(text: string | null): void {
    if (text === null) {
      this.nulls.set(this.narrow?.length ?? this.wide.length)
      text = '0'
    }
    const value = Number(text)
    if (this.narrow && value === (value | 0)) this.narrow.push(value)
    else {
      this.widen()
      this.wide.push(BigInt(text))
    }
  }

  finish(): ColumnData {
    const values = this.narrow?.finish()
    if (values) return { kind: 'int32', values, nulls: this.nulls.finish(values.length) }
    const wide = this.wide.finish()
    return { kind: 'int64', values: wide, nulls: this.nulls.finish(wide.length) }
  }

  private widen(): void {
    const { narrow } = this
    if (!narrow) return
    for (let row = 0; row < narrow.length; row++) this.wide.push(BigInt(narrow.at(row)))
    this.narrow = null
  }
}
