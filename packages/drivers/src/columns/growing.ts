import type { NullBitmap } from '@insightengine/shared/result'

const firstCapacity = 256

type TypedArray = Uint8Array | Int32Array | Uint32Array | Float64Array | BigInt64Array

/** A typed array that doubles when it is full. */
export class Growing<Values extends TypedArray> {
  private values: Values
  private readonly make: (capacity: number) => Values
  length = 0

  constructor(make: (capacity: number) => Values) {
    this.make = make
    this.values = make(firstCapacity)
  }

  push(value: Values[number]): void {
    if (this.length === this.values.length) {
      const larger = this.make(this.length * 2)
      // TypeScript cannot see that both sides are the same kind of array.
      larger.set(this.values as never)
      this.values = larger
    }
    this.values[this.length++] = value as never
  }

  at(index: number): Values[number] {
    return this.values[index] as Values[number]
  }

  finish(): Values {
    return this.values.slice(0, this.length) as Values
  }
}

/** Which rows are null. Costs nothing until the first null comes. */
export class GrowingNulls {
  private bits: Uint8Array | null = null

  set(row: number): void {
    const byte = row >> 3
    if (this.bits === null || byte >= this.bits.length) {
      const larger = new Uint8Array(Math.max(firstCapacity / 8, byte * 2 + 1))
      if (this.bits) larger.set(this.bits)
      this.bits = larger
    }
    this.bits[byte] = (this.bits[byte] ?? 0) | (1 << (row & 7))
  }

  has(row: number): boolean {
    return this.bits !== null && ((this.bits[row >> 3] ?? 0) & (1 << (row & 7))) !== 0
  }

  finish(rows: number): NullBitmap {
    if (this.bits === null) return null
    const exact = new Uint8Array(Math.ceil(rows / 8))
    exact.set(this.bits.subarray(0, exact.length))
    return exact
  }
}
