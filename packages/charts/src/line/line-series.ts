import { downsample } from '../prepare/downsample.ts'
import type { PreparedChart } from '../prepare/prepared.ts'

/** nivo's form of a line. Ids are numbers of series, because names may hold anything. */
export interface DrawnSeries {
  id: string
  data: { x: string | number; y: number | null }[]
}

/** `mostPoints` counts all lines together. */
export function lineSeries(chart: PreparedChart, stacked: boolean, mostPoints: number): DrawnSeries[] {
  const { x, series } = chart
  const all = series.map(({ values }, at): DrawnSeries => ({
    id: `s${at}`,
    data: x.points.map(({ position }, index) => {
      const value = values[index] ?? null
      // What is stacked needs ground under it: a missing value adds nothing.
      return { x: position ?? String(index), y: stacked ? (value ?? 0) : value }
    }),
  }))
  const most = Math.floor(mostPoints / Math.max(1, series.length))
  // Stacked lines must keep the same points, and names cannot be left out.
  if (x.kind === 'category' || stacked || x.points.length <= most) return all.map((one) => ({ ...one, data: trimEnds(one.data) }))
  return all.map(({ id, data }) => ({ id, data: thinStretches(data, most) }))
}

/** A series that starts later or ends earlier than others has nothing to say there. */
function trimEnds(data: DrawnSeries['data']): DrawnSeries['data'] {
  const first = data.findIndex(({ y }) => y !== null)
  return first < 0 ? [] : data.slice(first, data.findLastIndex(({ y }) => y !== null) + 1)
}

/** Gaps stay gaps: every stretch between them is thinned by itself. */
function thinStretches(data: DrawnSeries['data'], most: number): DrawnSeries['data'] {
  const out: DrawnSeries['data'] = []
  let stretch: { x: number; y: number }[] = []
  const flush = () => {
    out.push(...downsample(stretch, Math.max(3, Math.round((stretch.length / data.length) * most))))
    stretch = []
  }
  for (const { x, y } of data) {
    if (y !== null && typeof x === 'number') stretch.push({ x, y })
    else {
      flush()
      out.push({ x, y: null })
    }
  }
  flush()
  return out
}
