import { expect, test } from 'vitest'
import { columnToWire, type ColumnType } from '@insightengine/shared/result'
import { rollDice } from '@insightengine/shared/testing'
import { DecimalBuilder, IntegerBuilder, TemporalBuilder, TextBuilder, type ColumnBuilder } from './index.ts'

function build(builder: ColumnBuilder, values: readonly (string | null)[], type: ColumnType) {
  for (const value of values) builder.append(value)
  const data = builder.finish()
  return { data, wire: columnToWire({ name: 'x', type, vendorType: 'x', data }, 0, values.length) }
}

test('nulls are kept in their places, however many rows there are', () => {
  const values = Array.from({ length: 10_000 }, (_, row) => (row % 7 === 3 ? null : String(row)))
  const { data, wire } = build(new IntegerBuilder(), values, 'integer')
  expect(wire).toEqual(values.map((value) => (value === null ? null : Number(value))))
  expect(data.nulls).toHaveLength(1250)
  expect(build(new IntegerBuilder(), ['1', '2'], 'integer').data.nulls).toBeNull()
})

test('random decimals come out as they went in, whatever the order of their scales', () => {
  const dice = rollDice()
  for (let round = 0; round < 300; round++) {
    const exact = Array.from({ length: 1 + dice.below(20) }, () => {
      const digits = String(dice.below(2 ** 31)).repeat(1 + dice.below(3)).slice(0, 1 + dice.below(22))
      const scale = dice.below(digits.length + 3)
      return { units: BigInt(digits) * (dice.below(2) ? 1n : -1n), scale }
    })
    const written = exact.map(({ units, scale }) => write(units, scale))
    const { wire } = build(new DecimalBuilder(), written, 'decimal')
    const read = wire.map((value) => parse(String(value)))
    const hint = `seed ${dice.seed}, round ${round}: ${written.join(' ')}`
    for (const [index, { units, scale }] of exact.entries()) {
      const [gotUnits, gotScale] = read[index]!
      expect(gotUnits * 10n ** BigInt(scale), hint).toBe(units * 10n ** BigInt(gotScale))
    }
  }
})

function write(units: bigint, scale: number): string {
  const digits = (units < 0n ? -units : units).toString().padStart(scale + 1, '0')
  return (units < 0n ? '-' : '') + (scale === 0 ? digits : `${digits.slice(0, -scale)}.${digits.slice(-scale)}`)
}

function parse(text: string): [bigint, number] {
  const [whole = '', fraction = ''] = text.split('.')
  return [BigInt(whole + fraction), fraction.length]
}

test('random timestamps come out as they went in', () => {
  const dice = rollDice()
  const two = (value: number) => String(value).padStart(2, '0')
  const values = Array.from({ length: 2000 }, () => {
    const day = `${1700 + dice.below(500)}-${two(1 + dice.below(12))}-${two(1 + dice.below(28))}`
    return `${day} ${two(dice.below(24))}:${two(dice.below(60))}:${two(dice.below(60))}.${String(1 + dice.below(999_999)).padStart(6, '0')}`
  })
  const { data, wire } = build(new TemporalBuilder('timestamp'), values, 'timestamp')
  expect(data.kind).toBe('timestamp')
  expect(wire, `seed ${dice.seed}`).toEqual(values.map((value) => value.replace(' ', 'T')))
})

test.each([
  ['2024-07-01 00:00:00+02', '2024-06-30T22:00:00Z'],
  ['2024-07-01 00:00:00-03:30', '2024-07-01T03:30:00Z'],
  ['1890-01-01 00:00:00+00:53:28', '1889-12-31T23:06:32Z'],
  ['0001-01-01 00:00:00+05', '0001-01-01 00:00:00+05'],
])('the instant %s is %s', (text, expected) => {
  expect(build(new TemporalBuilder('timestamptz'), [text], 'timestamptz').wire).toEqual([expected])
})

test('repeated text is stored once, and a column of ever new text does not look for repeats for ever', () => {
  const repeated = build(new TextBuilder(), Array.from({ length: 1000 }, (_, row) => `region ${row % 4}`), 'text')
  expect(repeated.data).toMatchObject({ dictionary: ['region 0', 'region 1', 'region 2', 'region 3'] })
  const values = Array.from({ length: 70_000 }, (_, row) => `row ${row}`).concat('row 1', 'row 1')
  const different = build(new TextBuilder(), values, 'text')
  expect(different.wire).toEqual(values)
  expect(different.data).toMatchObject({ dictionary: { length: 70_002 } })
})
