const bars = [38, 52, 47, 66, 58, 79, 92]

/** A story page in miniature: two people, a number, a chart, a paragraph. Drawn with the theme's own colours. */
export function StoryPicture() {
  return (
    <svg viewBox="0 0 560 380" className="w-full" role="presentation">
      <rect x="1" y="1" width="558" height="378" rx="14" className="fill-surface stroke-line" strokeWidth="1.5" />
      <rect x="32" y="32" width="210" height="16" rx="5" className="fill-ink" />
      <rect x="32" y="60" width="320" height="9" rx="4.5" className="fill-line-strong" />
      <circle cx="488" cy="44" r="14" className="fill-chart-4" />
      <circle cx="510" cy="44" r="14" className="fill-accent stroke-surface" strokeWidth="3" />

      <rect x="32" y="96" width="156" height="112" rx="10" className="fill-canvas stroke-line" />
      <rect x="48" y="114" width="64" height="8" rx="4" className="fill-line-strong" />
      <rect x="48" y="134" width="96" height="20" rx="6" className="fill-ink" />
      <path d="M48 190 L66 182 L84 186 L102 174 L120 178 L138 166 L172 160" fill="none" className="stroke-accent" strokeWidth="3" strokeLinecap="round" strokeLinejoin="round" />

      <rect x="204" y="96" width="324" height="252" rx="10" className="fill-canvas stroke-line" />
      <rect x="222" y="114" width="110" height="8" rx="4" className="fill-line-strong" />
      <g className="stroke-line" strokeWidth="1">
        <path d="M222 316H510M222 266H510M222 216H510M222 166H510" />
      </g>
      {bars.map((height, index) => (
        <g key={height}>
          {/* Hides the grid behind the pale bars. */}
          <rect x={232 + index * 40} y={316 - height * 1.7} width="24" height={height * 1.7} rx="4" className="fill-canvas" />
          <rect x={232 + index * 40} y={316 - height * 1.7} width="24" height={height * 1.7} rx="4" className={index === bars.length - 1 ? 'fill-primary' : 'fill-primary/35'} />
        </g>
      ))}
      <rect x="198" y="90" width="336" height="264" rx="14" fill="none" className="stroke-chart-4" strokeWidth="2.5" />
      <rect x="452" y="346" width="70" height="20" rx="6" className="fill-chart-4" />
      <rect x="462" y="353" width="50" height="6" rx="3" className="fill-on-fill" />

      <g className="fill-line-strong">
        <rect x="32" y="232" width="150" height="8" rx="4" />
        <rect x="32" y="250" width="138" height="8" rx="4" />
        <rect x="32" y="268" width="154" height="8" rx="4" />
        <rect x="32" y="286" width="92" height="8" rx="4" />
        <rect x="32" y="322" width="146" height="8" rx="4" />
        <rect x="32" y="340" width="112" height="8" rx="4" />
      </g>
      <rect x="127" y="281" width="2.5" height="18" className="fill-accent" />
      <path d="M127 281h34a5 5 0 0 0 5-5v-6a5 5 0 0 0-5-5h-29a5 5 0 0 0-5 5z" className="fill-accent" />
    </svg>
  )
}
