import { describe, expect, test } from 'vitest'
import { chartConfigOf, metricConfigOf } from './card-config.ts'

describe('chart settings over REST', () => {
  test('the short form becomes our settings', () => {
    expect(chartConfigOf({ chartType: 'bar', xAxis: 'product_name', yAxis: 'revenue', colors: 'region' })).toEqual({
      type: 'bar',
      x: 'product_name',
      measures: [{ column: 'revenue', aggregate: 'sum' }],
      series: 'region',
    })
  })

  test('a list of colours is accepted and not kept', () => {
    expect(chartConfigOf({ chartType: 'line', colors: ['#ff0000', '#00ff00'] })).toEqual({ type: 'line' })
  })

  test.each([
    ['SUM(revenue)', { column: 'revenue', aggregate: 'sum' }],
    [' avg( "Order value" ) ', { column: 'Order value', aggregate: 'avg' }],
    ['Count(order_id)', { column: 'order_id', aggregate: 'count' }],
    ['revenue (net)', { column: 'revenue (net)', aggregate: 'sum' }],
  ])('%s on an axis is understood', (yAxis, measure) => {
    expect(chartConfigOf({ yAxis })).toEqual({ measures: [measure] })
    expect(chartConfigOf({ yAxis: [yAxis, 'orders'] })).toEqual({ measures: [measure, { column: 'orders', aggregate: 'sum' }] })
  })

  test('the full form passes through, and a missing aggregate means sum', () => {
    const full = { type: 'area', x: 'month', measures: [{ column: 'revenue' }], stacking: 'stacked', legend: false, format: { style: 'currency', currency: 'EUR' } }
    expect(chartConfigOf(full)).toEqual({
      ...full,
      measures: [{ column: 'revenue', aggregate: 'sum' }],
      format: { style: 'currency', currency: 'EUR', decimals: null },
    })
  })

  test('settings that are not named are left alone, and null clears one', () => {
    expect(chartConfigOf({ series: null })).toEqual({ series: null })
  })

  test.each([
    [{ chartType: 'hologram' }, 'visualizationConfig.chartType'],
    [{ wobble: 1 }, 'visualizationConfig'],
    [{ yAxis: 'COUNT(*)' }, 'visualizationConfig.yAxis'],
    [{ measures: [{ column: 'a', aggregate: 'median' }] }, 'visualizationConfig.measures.0.aggregate'],
    [{ format: { decimals: 99 } }, 'visualizationConfig.format.decimals'],
    [{ format: { currency: 'euro' } }, 'visualizationConfig.format.currency'],
  ])('%j is refused and the answer names the setting', (config, path) => {
    expect(() => chartConfigOf(config)).toThrow(
      expect.objectContaining({ code: 'invalid_input', details: { issues: expect.arrayContaining([expect.objectContaining({ path })]) } }),
    )
  })
})

test('what is wrong is said in words, also for a value with several forms', () => {
  expect(() => chartConfigOf({ yAxis: ['revenue', 'COUNT(*)'] })).toThrow('visualizationConfig.yAxis.1: name the column to aggregate, as in COUNT(order_id)')
})

describe('metric settings over REST', () => {
  test.each([
    [{ formula: 'SUM(revenue)' }, { measure: { column: 'revenue', aggregate: 'sum' } }],
    [{ yAxis: 'AVG(total)', xAxis: 'ordered_at' }, { measure: { column: 'total', aggregate: 'avg' }, timeColumn: 'ordered_at' }],
    [{ measure: { column: 'id', aggregate: 'count' }, timeColumn: null }, { measure: { column: 'id', aggregate: 'count' }, timeColumn: null }],
  ])('%j is understood', (config, settings) => {
    expect(metricConfigOf(config)).toEqual(settings)
  })

  test('a chart setting on a metric is refused', () => {
    expect(() => metricConfigOf({ stacking: 'stacked' })).toThrow(expect.objectContaining({ code: 'invalid_input' }))
  })
})
