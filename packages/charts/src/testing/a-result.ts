import type { ColumnType, WireResult, WireValue } from '@insightengine/shared/result'

/** A result from columns written as `name: [type, ...cells]`. */
export function aResult(columns: Record<string, [ColumnType, ...WireValue[]]>, truncated: WireResult['truncated'] = null): WireResult {
  const entries = Object.entries(columns)
  return {
    columns: entries.map(([name, [type]]) => ({ name, type, vendorType: type })),
    values: entries.map(([, [, ...cells]]) => cells),
    rowCount: (entries[0]?.[1].length ?? 1) - 1,
    truncated,
    executionTimeMs: 1,
    fromCache: false,
    computedAt: '2026-01-01T00:00:00Z',
  }
}
