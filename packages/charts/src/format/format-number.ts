import type { NumberFormat } from '@insightengine/shared/chart'

const formatters = new Map<string, Intl.NumberFormat>()

/** Intl formatters cost milliseconds to make and a chart asks for thousands of labels. */
export function numberFormatter(locale: string | undefined, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const key = `${locale ?? ''} ${JSON.stringify(options)}`
  let formatter = formatters.get(key)
  if (!formatter) formatters.set(key, (formatter = new Intl.NumberFormat(locale, options)))
  return formatter
}

/** A number in a tooltip, a label or a metric. `percent` reads 0.25 as 25 %. */
export function formatNumber(value: number, format: NumberFormat, locale?: string): string {
  return numberFormatter(locale, optionsFor(value, format)).format(noNegativeZero(value))
}

/** The same number where room is short. On an axis that reaches `largest`, all or none have their letter. */
export function formatTick(value: number, format: NumberFormat, largest: number, locale?: string): string {
  if (largest < 10_000 || format.style === 'percent') {
    const decimals = format.style === 'percent' ? null : format.decimals
    const options: Intl.NumberFormatOptions = { ...styleOf(format), maximumFractionDigits: decimals ?? 6, minimumFractionDigits: 0 }
    return numberFormatter(locale, options).format(noNegativeZero(value))
  }
  const options: Intl.NumberFormatOptions = { ...styleOf(format), notation: 'compact', minimumFractionDigits: 0, maximumFractionDigits: 2 }
  return numberFormatter(locale, options).format(noNegativeZero(value))
}

function optionsFor(value: number, format: NumberFormat): Intl.NumberFormatOptions {
  const compact = format.style === 'compact' ? ({ notation: 'compact' } as const) : {}
  if (format.decimals !== null)
    return { ...styleOf(format), ...compact, minimumFractionDigits: format.decimals, maximumFractionDigits: format.decimals }
  const size = Math.abs(value)
  switch (format.style) {
    case 'percent':
      return { ...styleOf(format), maximumFractionDigits: 1 }
    case 'compact':
      return { ...styleOf(format), ...compact, maximumFractionDigits: size < 1000 ? 2 : 1 }
    case 'currency':
      // Cents matter in a price and disturb in a revenue. The currency itself knows that yen have none.
      return size >= 1000 ? { ...styleOf(format), maximumFractionDigits: 0, minimumFractionDigits: 0 } : styleOf(format)
    case 'number':
      return size >= 1000 || size === 0 ? { maximumFractionDigits: 0 } : size >= 1 ? { maximumFractionDigits: 2 } : { maximumSignificantDigits: 3 }
  }
}

function styleOf(format: NumberFormat): Intl.NumberFormatOptions {
  if (format.style === 'percent') return { style: 'percent' }
  if (format.style !== 'currency') return {}
  return { style: 'currency', currency: /^[A-Z]{3}$/i.test(format.currency) ? format.currency : 'USD', currencyDisplay: 'narrowSymbol' }
}

function noNegativeZero(value: number): number {
  return value === 0 ? 0 : value
}
