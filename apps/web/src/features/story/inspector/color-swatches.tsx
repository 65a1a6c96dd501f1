import { Pipette } from 'lucide-react'
import { RadioGroup } from 'radix-ui'
import { cx } from '../../../ui/cx.ts'

interface ColorSwatchesProps {
  label: string
  value: string | null
  /** Null is the product's own. */
  colors: readonly { value: string | null; name: string }[]
  onChange: (color: string | null) => void
}

/** Radio buttons have texts for values. */
const productsOwn = 'own'

/** A handful of colours that go well with the rest, and a free choice. */
export function ColorSwatches({ label, value, colors, onChange }: ColorSwatchesProps) {
  const isOwn = value !== null && !colors.some((color) => color.value === value)
  return (
    <RadioGroup.Root aria-label={label} orientation="horizontal" value={isOwn ? '' : (value ?? productsOwn)} onValueChange={(next) => onChange(next === productsOwn ? null : next)} className="flex flex-wrap items-center gap-1.5">
      {colors.map((color) => (
        <RadioGroup.Item
          key={color.name}
          value={color.value ?? productsOwn}
          aria-label={color.name}
          title={color.name}
          style={color.value ? { backgroundColor: color.value } : undefined}
          className={cx('size-6 rounded-full border border-line-strong', !color.value && 'bg-canvas', color.value === value && 'ring-2 ring-primary ring-offset-1 ring-offset-surface')}
        />
      ))}
      <label
        title="Another colour"
        style={isOwn ? { backgroundColor: value } : undefined}
        className={cx('relative flex size-6 items-center justify-center overflow-hidden rounded-full border border-line-strong has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-focus', isOwn ? 'ring-2 ring-primary ring-offset-1 ring-offset-surface' : 'text-ink-muted')}
      >
        <span className="sr-only">Another colour</span>
        {!isOwn && <Pipette className="size-3.5" aria-hidden />}
        <input type="color" value={value ?? '#ffffff'} onChange={(event) => onChange(event.target.value)} className="absolute -inset-2 size-10 cursor-pointer opacity-0" />
      </label>
    </RadioGroup.Root>
  )
}
