import { decimalToText, type ColumnData } from '@insightengine/shared/result'
import type { ColumnBuilder } from './column-builder.ts'
import { Growing, GrowingNulls } from './growing.ts'
import { TextBuilder } from './text-builder.ts'

const largest = 2n ** 63n - 1n
const number = /^(-?)(\d+)(?:\.(\d+))?$/

/**
 * Exact decimals as scaled 64-bit integers. The scale is the widest seen, trailing zeros included, because 12.50 is how money is written;
 * zeros that would not fit are given up first. A value that still does not fit, such as an average with twenty decimals or NaN,
 * makes the whole column text, every value as the database wrote it.
 */
export class DecimalBuilder implements ColumnBuilder {
  private readonly values = new Growing((capacity) => new BigInt64Array(capacity))
  private readonly nulls = new GrowingNulls()
  private scale = 0
  /** Largest absolute value so far, which decides whether the scale may still grow. */
  private peak = 0n
  private text: TextBuilder | null = null

  append(text: string | null): void {
    if (this.text) this.text.append(text)
    else if (text === null) {
      this.nulls.set(this.values.length)
      this.values.push(0n)
    } else if (!this.tryAppend(text)) this.giveUp().append(text)
  }

  finish(): ColumnData {
    if (this.text) return this.text.finish()
    const values = this.values.finish()
    return { kind: 'decimal', values, scale: this.scale, nulls: this.nulls.finish(values.length) }
  }

  private tryAppend(text: string): boolean {
    const parts = number.exec(text)
    if (!parts) return false
    const [, sign, whole = '', fraction = ''] = parts
    return this.tryScaled(sign, whole, fraction) || this.tryScaled(sign, whole, fraction.replace(/0+$/, ''))
  }

  private tryScaled(sign: string | undefined, whole: string, fraction: string): boolean {
    const scale = Math.max(this.scale, fraction.length)
    const size = BigInt(whole + fraction.padEnd(scale, '0'))
    const factor = 10n ** BigInt(scale - this.scale)
    if (size > largest || this.peak * factor > largest) return false
    if (factor !== 1n) this.rescale(factor)
    this.scale = scale
    this.peak = size > this.peak ? size : this.peak
    this.values.push(sign === '-' ? -size : size)
    return true
  }

  private rescale(factor: bigint): void {
    const before = this.values.finish()
    this.values.length = 0
    for (const value of before) this.values.push(value * factor)
    this.peak *= factor
  }

  private giveUp(): TextBuilder {
    this.text = new TextBuilder()
    for (let row = 0; row < this.values.length; row++)
      this.text.append(this.nulls.has(row) ? null : decimalToText(this.values.at(row), this.scale))
    return this.text
  }
}
