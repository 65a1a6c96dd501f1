import type { ChartConfig, ChartType } from '@insightengine/shared/chart'
import type { ColumnMeta, WireResult } from '@insightengine/shared/result'
import type { ComponentType, LazyExoticComponent } from 'react'
import type { Size } from '../axis/frame.ts'
import type { ChartTheme } from '../color/chart-theme.ts'
import type { ColoredBy } from '../color/color-marks.ts'
import type { ChartLimits, PreparedChart } from '../prepare/prepared.ts'

/** What a chart's drawing gets: everything decided, only marks to place. The same props give the same picture. */
export interface DrawingProps {
  /** Without the series the reader has switched off. */
  chart: PreparedChart
  /** By key of series, or of point where points carry the colour. */
  colors: ReadonlyMap<string, string>
  theme: ChartTheme
  size: Size
  animate: boolean
  /** Off for pictures that nobody points at, such as exports. */
  isInteractive: boolean
  locale: string | undefined
}

export interface ResultDrawingProps {
  result: WireResult
  config: ChartConfig
  title: string
  locale: string | undefined
}

/** Fetches the type's code, which `Drawing` does by itself when it is first drawn. */
type Load<Props> = () => Promise<{ default: ComponentType<Props> }>

interface KindBase {
  type: ChartType
  /** As the type is offered to people. */
  label: string
  /** Axes that suit the columns; the person's to change. */
  suggest: (columns: readonly ColumnMeta[]) => Partial<ChartConfig>
}

/** A type that draws prepared marks. */
export interface MarksKind extends KindBase {
  draws: 'marks'
  limits: ChartLimits
  coloredBy: ColoredBy
  /** Leaves out the settings that the type has no use for. */
  adapt?: (config: ChartConfig) => ChartConfig
  load: Load<DrawingProps>
  Drawing: LazyExoticComponent<ComponentType<DrawingProps>>
}

/** A type that shows the result as it is. */
export interface ResultKind extends KindBase {
  draws: 'result'
  load: Load<ResultDrawingProps>
  Drawing: LazyExoticComponent<ComponentType<ResultDrawingProps>>
}

export type ChartKind = MarksKind | ResultKind

/** Above this many marks canvas is used: SVG takes seconds where canvas takes a frame. */
export const maxSvgMarks = 500
