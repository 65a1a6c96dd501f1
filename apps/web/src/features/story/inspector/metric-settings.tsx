import type { MetricConfig } from '@insightengine/shared/chart'
import { updateCardConfig } from '@insightengine/shared/doc'
import type { ColumnMeta } from '@insightengine/shared/result'
import type { MetricCard } from '@insightengine/shared/story'
import { asOneStep } from '../session/story-undo.ts'
import { useStory } from '../story-context.ts'
import { ColumnSelect } from './column-select.tsx'
import { FormatEditor } from './format-editor.tsx'
import { InspectorBlock, InspectorRow, InspectorSection } from './inspector-row.tsx'
import { MeasuresEditor } from './measures-editor.tsx'

const timeTypes = new Set(['date', 'timestamp', 'timestamptz'])

export function MetricSettings({ card, columns }: { card: Pick<MetricCard, 'id' | 'metric'>; columns: readonly ColumnMeta[] }) {
  const { session } = useStory()
  const { metric } = card
  const set = (change: Partial<MetricConfig>) => asOneStep(session.undo, () => updateCardConfig(session.doc, card.id, change, 'user'))
  return (
    <InspectorSection title="Number">
      <InspectorBlock label="Value">
        <MeasuresEditor columns={columns} measures={metric.measure ? [metric.measure] : []} max={1} onChange={([measure]) => set({ measure: measure ?? null })} />
      </InspectorBlock>
      <InspectorRow label="Over time" hint={metric.timeColumn ? 'Shows the latest period and how it changed.' : 'Choose a date to show a trend.'}>
        {(control) => <ColumnSelect {...control} columns={columns.filter((column) => timeTypes.has(column.type))} value={metric.timeColumn} noneLabel="No trend" onChange={(timeColumn) => set({ timeColumn })} />}
      </InspectorRow>
      <FormatEditor value={metric.format} onChange={(format) => set({ format })} />
    </InspectorSection>
  )
}
