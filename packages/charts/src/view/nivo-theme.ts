import type { PartialTheme } from '@nivo/theming'
import { tickFontSize, titleFontSize } from '../axis/frame.ts'
import type { ChartTheme } from '../color/chart-theme.ts'

/** Changes glide quickly and without overshooting; nothing dances when a chart first appears. */
export const quietMotion = { duration: 180 }

export function nivoTheme(theme: ChartTheme): PartialTheme {
  const { fontFamily } = theme
  return {
    background: 'transparent',
    text: { fontFamily, fontSize: tickFontSize, fill: theme.inkMuted },
    axis: {
      domain: { line: { stroke: theme.line, strokeWidth: 0 } },
      ticks: { line: { stroke: theme.line, strokeWidth: 1 }, text: { fontFamily, fontSize: tickFontSize, fill: theme.inkFaint } },
      legend: { text: { fontFamily, fontSize: titleFontSize, fill: theme.inkMuted } },
    },
    grid: { line: { stroke: theme.line, strokeWidth: 1 } },
    crosshair: { line: { stroke: theme.inkFaint, strokeWidth: 1, strokeOpacity: 0.6, strokeDasharray: '3 3' } },
    labels: { text: { fontFamily, fontSize: tickFontSize } },
  }
}
