import { Pipette } from 'lucide-react'
import { cx } from '../../../ui/cx.ts'

interface ColorSwatchesProps {
  label: string
  value: string | null
  /** Null is the product's own. */
  colors: readonly { value: string | null; name: string }[]
  onChange: (color: string | null) => void
}

/** A handful of colours that go well with the rest, and a free choice. */
export function ColorSwatches({ label, value, colors, onChange }: ColorSwatchesProps) {
  const isOwn = value !== null && !colors.some((color) => color.value === value)
  return (
    <div role="radiogroup" aria-label={label} className="flex flex-wrap items-center gap-1.5">
      {colors.map((color) => (
        <button
          key={color.name}
          type="button"
          role="radio"
          aria-checked={color.value === value}
          aria-label={color.name}
          title={color.name}
          onClick={() => onChange(color.value)}
          style={color.value ? { backgroundColor: color.value } : undefined}
          className={cx('size-6 rounded-full border border-line-strong', !color.value && 'bg-canvas', color.value === value && 'outline-2 outline-offset-1 outline-primary')}
        />
      ))}
      <label
        title="Another colour"
        style={isOwn ? { backgroundColor: value } : undefined}
        className={cx('relative flex size-6 items-center justify-center overflow-hidden rounded-full border border-line-strong', isOwn ? 'outline-2 outline-offset-1 outline-primary' : 'text-ink-muted')}
      >
        <span className="sr-only">Another colour</span>
        {!isOwn && <Pipette className="size-3.5" aria-hidden />}
        <input type="color" value={value ?? '#ffffff'} onChange={(event) => onChange(event.target.value)} className="absolute -inset-2 size-10 cursor-pointer opacity-0" />
      </label>
    </div>
  )
}
