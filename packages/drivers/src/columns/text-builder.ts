import type { ColumnData } from '@insightengine/shared/result'
import type { ColumnBuilder } from './column-builder.ts'
import { Growing, GrowingNulls } from './growing.ts'

/** Beyond this many different values looking each one up costs more than the repeats save. */
const maxKnownValues = 65_536

/** Dictionary-coded text. A column of mostly different values stops looking for repeats and just lists them. */
export class TextBuilder implements ColumnBuilder {
  private readonly codes = new Growing((capacity) => new Uint32Array(capacity))
  private readonly nulls = new GrowingNulls()
  private readonly dictionary: string[] = []
  private known: Map<string, number> | null = new Map()

  append(text: string | null): void {
    if (text === null) {
      this.nulls.set(this.codes.length)
      this.codes.push(0)
    } else {
      this.codes.push(this.known?.get(text) ?? this.add(text))
    }
  }

  finish(): ColumnData {
    const codes = this.codes.finish()
    this.known = null
    return { kind: 'text', codes, dictionary: this.dictionary, nulls: this.nulls.finish(codes.length) }
  }

  private add(text: string): number {
    const code = this.dictionary.push(text) - 1
    if (this.known && this.known.size >= maxKnownValues) this.known = null
    this.known?.set(text, code)
    return code
  }
}
