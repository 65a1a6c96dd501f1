import { aggregates, type Aggregate, type Measure } from '@insightengine/shared/chart'
import type { ColumnMeta } from '@insightengine/shared/result'
import { Plus, X } from 'lucide-react'
import { Button } from '../../../ui/button.tsx'
import { IconButton } from '../../../ui/icon-button.tsx'
import { Select } from '../../../ui/select.tsx'
import { ColumnSelect } from './column-select.tsx'

const aggregateNames: Record<Aggregate, string> = { none: 'As is', sum: 'Sum', avg: 'Average', count: 'Count', min: 'Smallest', max: 'Largest' }
const aggregateOptions = aggregates.map((value) => ({ value, label: aggregateNames[value] }))
const numeric = new Set(['integer', 'decimal', 'float'])

interface MeasuresEditorProps {
  columns: readonly ColumnMeta[]
  measures: readonly Measure[]
  onChange: (measures: Measure[]) => void
  /** One for a pie, several for the others. */
  max: number
}

/** The drawn quantities, each with how its rows are folded together. */
export function MeasuresEditor({ columns, measures, onChange, max }: MeasuresEditorProps) {
  const unused = columns.find((column) => numeric.has(column.type) && !measures.some((measure) => measure.column === column.name))
  const handleAdd = () => unused && onChange([...measures, { column: unused.name, aggregate: 'sum' }])
  return (
    <div className="space-y-1.5">
      {measures.map((measure, index) => (
        // The same column may be there twice with different aggregates; a measure's place tells it apart.
        <div key={index} className="flex items-center gap-1">
          <MeasureFields label={`Measure ${index + 1}`} columns={columns} measure={measure} onChange={(next) => onChange(measures.with(index, next))} />
          {measures.length > 1 && <IconButton size="sm" label={`Remove measure ${index + 1}`} onClick={() => onChange(measures.toSpliced(index, 1))}><X /></IconButton>}
        </div>
      ))}
      {measures.length < max && (measures.length === 0 || unused) && (
        <Button size="sm" variant="ghost" onClick={measures.length === 0 && columns[0] ? () => onChange([{ column: (unused ?? columns[0])?.name ?? '', aggregate: unused ? 'sum' : 'count' }]) : handleAdd}>
          <Plus aria-hidden />Add measure
        </Button>
      )}
    </div>
  )
}

export function MeasureFields({ label, columns, measure, onChange }: { label: string; columns: readonly ColumnMeta[]; measure: Measure; onChange: (measure: Measure) => void }) {
  return (
    <>
      <Select aria-label={`${label}, folded by`} value={measure.aggregate} options={aggregateOptions} onChange={(aggregate) => onChange({ ...measure, aggregate })} className="w-28 shrink-0" />
      <ColumnSelect label={label} columns={columns} value={measure.column} onChange={(column) => column && onChange({ ...measure, column })} className="min-w-0 flex-1" />
    </>
  )
}
