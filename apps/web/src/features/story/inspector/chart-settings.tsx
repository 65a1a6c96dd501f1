import { suggestConfig } from '@insightengine/charts'
import { updateCard, updateCardConfig } from '@insightengine/shared/doc'
import type { ChartConfig, ChartType } from '@insightengine/shared/chart'
import type { ColumnMeta } from '@insightengine/shared/result'
import type { VisualizationCard } from '@insightengine/shared/story'
import { ChartTypePicker } from '../card/chart-type-picker.tsx'
import { asOneStep } from '../session/story-undo.ts'
import { useStory, useStorySnapshot } from '../story-context.ts'
import { Input } from '../../../ui/input.tsx'
import { Select } from '../../../ui/select.tsx'
import { SegmentedControl } from '../../../ui/segmented-control.tsx'
import { Switch } from '../../../ui/switch.tsx'
import { ColumnSelect } from './column-select.tsx'
import { FormatEditor } from './format-editor.tsx'
import { InspectorBlock, InspectorRow, InspectorSection } from './inspector-row.tsx'
import { MeasuresEditor } from './measures-editor.tsx'

const hasAxes = (type: ChartType) => type === 'bar' || type === 'line' || type === 'area'

/** Everything about a chart. Each control writes its own setting and nothing else, so two people can set two things at once. */
export function ChartSettings({ card, columns }: { card: Pick<VisualizationCard, 'id' | 'chart' | 'drillTargetPageId'>; columns: readonly ColumnMeta[] }) {
  const { session } = useStory()
  const { chart } = card
  const set = (change: Partial<ChartConfig>) => asOneStep(session.undo, () => updateCardConfig(session.doc, card.id, change, 'user'))
  const setText = (change: Partial<ChartConfig>) => updateCardConfig(session.doc, card.id, change, 'user')
  // A chart without axes, such as one that was a table so far, gets some; axes that somebody chose stay.
  const setType = (type: ChartType) => set(chart.x === null && chart.measures.length === 0 ? suggestConfig(type, columns) : { type })
  return (
    <>
      <InspectorSection title="Chart">
        <ChartTypePicker value={chart.type} onChange={setType} iconsOnly />
        {chart.type !== 'table' && (
          <>
            <InspectorRow label={chart.type === 'pie' ? 'Slices' : 'X axis'}>
              {(control) => <ColumnSelect {...control} columns={columns} value={chart.x} onChange={(x) => set({ x })} />}
            </InspectorRow>
            <InspectorBlock label={chart.type === 'pie' ? 'Size' : 'Y axis'}>
              <MeasuresEditor columns={columns} measures={chart.measures} max={chart.type === 'pie' ? 1 : 6} onChange={(measures) => set({ measures })} />
            </InspectorBlock>
          </>
        )}
        {hasAxes(chart.type) && (
          <InspectorRow label="Series" hint={chart.series ? undefined : 'One colour per value of a column'}>
            {(control) => <ColumnSelect {...control} columns={columns} value={chart.series} noneLabel="None" onChange={(series) => set({ series })} />}
          </InspectorRow>
        )}
      </InspectorSection>
      {chart.type !== 'table' && (
        <InspectorSection title="Look">
          {(chart.type === 'bar' || chart.type === 'area') && (
            <InspectorRow label="Stacking">
              {(control) => (
                <Select {...control} value={chart.stacking} onChange={(stacking) => set({ stacking })} options={[{ value: 'grouped', label: chart.type === 'bar' ? 'Side by side' : 'Over each other' }, { value: 'stacked', label: 'Stacked' }, { value: 'percent', label: 'Stacked to 100%' }]} />
              )}
            </InspectorRow>
          )}
          {chart.type === 'bar' && (
            <InspectorRow label="Bars">
              {() => <SegmentedControl label="Bars" value={chart.orientation} onChange={(orientation) => set({ orientation })} options={[{ value: 'vertical', label: 'Vertical' }, { value: 'horizontal', label: 'Horizontal' }]} />}
            </InspectorRow>
          )}
          <InspectorRow label="Order">
            {(control) => <Select {...control} value={chart.sort} onChange={(sort) => set({ sort })} options={[{ value: 'x', label: 'By axis' }, { value: 'value', label: 'Largest first' }, { value: 'none', label: 'As in the query' }]} />}
          </InspectorRow>
          <InspectorRow label="Legend">
            {(control) => <Switch {...control} checked={chart.legend} onCheckedChange={(legend) => set({ legend })} className="mt-1.5" />}
          </InspectorRow>
          {hasAxes(chart.type) && (
            <>
              <InspectorRow label="X title">{(control) => <Input {...control} value={chart.xTitle} maxLength={120} placeholder="None" onChange={(event) => setText({ xTitle: event.target.value })} />}</InspectorRow>
              <InspectorRow label="Y title">{(control) => <Input {...control} value={chart.yTitle} maxLength={120} placeholder="None" onChange={(event) => setText({ yTitle: event.target.value })} />}</InspectorRow>
            </>
          )}
          <FormatEditor value={chart.format} onChange={(format) => set({ format })} />
        </InspectorSection>
      )}
      <DrillSetting card={card} />
    </>
  )
}

const noPage = 'none'

function DrillSetting({ card }: { card: Pick<VisualizationCard, 'id' | 'drillTargetPageId'> }) {
  const { session } = useStory()
  const pages = useStorySnapshot((story) => story.pages)
  const ownPage = useStorySnapshot((story) => story.cards.get(card.id)?.pageId)
  const targets = pages.filter((page) => page.id !== ownPage)
  const options = [{ value: noPage, label: 'No page' }, ...targets.map((page) => ({ value: page.id as string, label: page.title || 'Untitled page' }))]
  const handleChange = (value: string) => {
    const target = targets.find((page) => page.id === value)
    asOneStep(session.undo, () => updateCard(session.doc, card.id, { drillTargetPageId: target?.id ?? null }, 'user'))
  }
  return (
    <InspectorSection title="Drill-down">
      <InspectorRow label="Leads to" hint="Readers get a link to that page on the card.">
        {(control) => <Select {...control} value={card.drillTargetPageId ?? noPage} options={options} onChange={handleChange} />}
      </InspectorRow>
    </InspectorSection>
  )
}
