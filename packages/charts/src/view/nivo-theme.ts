import type { PartialTheme } from '@nivo/theming'
import { tickFontSize, titleFontSize } from '../axis/frame.ts'
import type { ChartTheme } from '../color/chart-theme.ts'

/** Changes glide quickly and without overshooting; nothing dances when a chart first appears. */
// A spring and no duration: react-spring starts a retargeted duration over from where the mark first stood.
export const quietMotion = { tension: 900, friction: 60, clamp: true }

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
