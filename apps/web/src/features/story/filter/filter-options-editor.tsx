import type { FilterOptions, StoryFilter } from '@insightengine/shared/filter'
import type { QueryId } from '@insightengine/shared/ids'
import { useState } from 'react'
import { Select } from '../../../ui/select.tsx'
import { Textarea } from '../../../ui/textarea.tsx'
import { InspectorRow } from '../inspector/inspector-row.tsx'
import { useFilterColumns } from './use-filter-columns.ts'

const list = 'list'

/** Where the values to choose from come from: a column of a saved query, or a list written here. */
export function FilterOptionsEditor({ filter, onChange }: { filter: StoryFilter; onChange: (options: FilterOptions) => void }) {
  const { queries } = useFilterColumns(filter.type)
  const withColumn = queries.filter((query) => query.columns.includes(filter.column))
  const chosen = filter.options.kind === 'query' ? filter.options.queryId : list
  const options = [
    ...withColumn.map((query) => ({ value: query.id as string, label: `From “${query.name}”` })),
    ...(chosen !== list && !withColumn.some((query) => query.id === chosen) ? [{ value: chosen as string, label: 'From a saved query' }] : []),
    { value: list, label: 'A list written here' },
  ]
  const handleChange = (value: string) => onChange(value === list ? { kind: 'list', values: [] } : { kind: 'query', queryId: value as QueryId })
  return (
    <>
      <InspectorRow label="Values">{(control) => <Select {...control} value={chosen} options={options} onChange={handleChange} />}</InspectorRow>
      {filter.options.kind === 'list' && (
        <InspectorRow label="" hint="One value per line.">
          {(control) => <ListInput {...control} values={filter.options.kind === 'list' ? filter.options.values : []} onChange={(values) => onChange({ kind: 'list', values })} />}
        </InspectorRow>
      )}
    </>
  )
}

/** The list is one value in the document, so it is written when it is complete and not letter by letter. */
function ListInput({ id, values, onChange }: { id: string; values: readonly string[]; onChange: (values: string[]) => void }) {
  const [draft, setDraft] = useState<string | null>(null)
  const finish = () => {
    if (draft !== null) onChange([...new Set(draft.split('\n').map((line) => line.trim()).filter((line) => line !== ''))])
    setDraft(null)
  }
  return <Textarea id={id} aria-label="Values, one per line" rows={4} value={draft ?? values.join('\n')} onChange={(event) => setDraft(event.target.value)} onBlur={finish} />
}
