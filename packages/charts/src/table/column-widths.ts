import { textWidth } from '../axis/text-width.ts'
import { shownName, type ColumnNames } from '../format/column-name.ts'
import { formatCell } from '../format/format-value.ts'
import type { TableData } from '../prepare/chart-table.ts'

const fontSize = 13
const headerFontSize = 12
const cellPadding = 26
const sampledRows = 60

/** Widths in pixels that suit names and values; long texts are cut, not wrapped. */
export function columnWidths({ columns, values, rowCount, formats }: TableData, columnNames: ColumnNames, locale?: string): number[] {
  const step = Math.max(1, Math.floor(rowCount / sampledRows))
  return columns.map((column, index) => {
    // The name shares its cell with the sort arrow.
    let width = textWidth(shownName(column.name, columnNames), headerFontSize) + 12
    for (let row = 0; row < rowCount; row += step) {
      const text = formatCell(values[index]?.[row] ?? null, column, formats?.[index] ?? null, locale)
      width = Math.max(width, textWidth(text.slice(0, 60), fontSize))
    }
    return Math.round(Math.min(320, Math.max(64, width + cellPadding)))
  })
}
