import { expect, test } from 'vitest'
import { columnToWire, decimalToText, type Column, type ColumnData, type ColumnType } from './index.ts'

const aColumn = (type: ColumnType, data: ColumnData): Column => ({ name: 'c', type, vendorType: type, data })
const wire = (type: ColumnType, data: ColumnData, rows: number) => columnToWire(aColumn(type, data), 0, rows)

test('integers beyond 2^53 stay exact as text and smaller ones are numbers', () => {
  const values = BigInt64Array.of(7n, 9_007_199_254_740_993n, -9_223_372_036_854_775_808n)
  expect(wire('integer', { kind: 'int64', values, nulls: null }, 3)).toEqual([7, '9007199254740993', '-9223372036854775808'])
})

test('decimals keep every digit, also below one and below zero', () => {
  expect(decimalToText(5n, 2)).toBe('0.05')
  expect(decimalToText(-5n, 2)).toBe('-0.05')
  expect(decimalToText(-12_345n, 2)).toBe('-123.45')
  expect(decimalToText(12_345n, 0)).toBe('12345')
})

test('dates and timestamps are ISO text, with a zone only where the column has one', () => {
  expect(wire('date', { kind: 'date', values: Int32Array.of(0, 20_454, -1), nulls: null }, 3)).toEqual(['1970-01-01', '2026-01-01', '1969-12-31'])
  const values = Float64Array.of(1_500_000, -1, 0)
  expect(wire('timestamp', { kind: 'timestamp', values, nulls: null }, 3)).toEqual(['1970-01-01T00:00:01.500000', '1969-12-31T23:59:59.999999', '1970-01-01T00:00:00'])
  expect(wire('timestamptz', { kind: 'timestamp', values, nulls: null }, 3)[2]).toBe('1970-01-01T00:00:00Z')
})

test('nulls come from the bitmap, whatever the array holds in their place', () => {
  const nulls = Uint8Array.of(0b0000_0101)
  expect(wire('integer', { kind: 'int32', values: Int32Array.of(1, 2, 3), nulls }, 3)).toEqual([null, 2, null])
})

test('text is read through its dictionary, and a slice is a slice', () => {
  const data: ColumnData = { kind: 'text', codes: Uint32Array.of(1, 0, 1), dictionary: ['a', 'b'], nulls: null }
  expect(columnToWire(aColumn('text', data), 1, 3)).toEqual(['a', 'b'])
})

test('numbers that JSON does not have travel by name', () => {
  expect(wire('float', { kind: 'float64', values: Float64Array.of(Number.NaN, Infinity, 1.5), nulls: null }, 3)).toEqual(['NaN', 'Infinity', 1.5])
})
