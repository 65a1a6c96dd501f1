import { chartKinds } from '@insightengine/charts'
import { chartTypes, type ChartType } from '@insightengine/shared/chart'
import { ChartArea, ChartColumn, ChartLine, ChartPie, Table2 } from 'lucide-react'
import { SegmentedControl } from '../../../ui/segmented-control.tsx'

const icons = { bar: <ChartColumn />, line: <ChartLine />, area: <ChartArea />, pie: <ChartPie />, table: <Table2 /> } as const

interface ChartTypePickerProps {
  value: ChartType
  onChange: (type: ChartType) => void
  iconsOnly?: boolean
}

/** The person's choice; only the axes are suggested. */
export function ChartTypePicker({ value, onChange, iconsOnly }: ChartTypePickerProps) {
  return (
    <SegmentedControl
      label="Chart type"
      value={value}
      onChange={onChange}
      options={chartTypes.map((type) => ({ value: type, label: chartKinds[type].label, icon: icons[type] }))}
      className="self-start"
      {...(iconsOnly ? { iconsOnly } : {})}
    />
  )
}
