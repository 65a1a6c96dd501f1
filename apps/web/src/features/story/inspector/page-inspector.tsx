import { updateStoryMeta, type Page } from '@insightengine/shared/doc'
import { layouts, type Layout, type Theme } from '@insightengine/shared/story'
import { Columns2, Columns3, LayoutDashboard, Square } from 'lucide-react'
import { RadioGroup } from 'radix-ui'
import { cx } from '../../../ui/cx.ts'
import { Select } from '../../../ui/select.tsx'
import { changeLayout } from '../card/card-changes.ts'
import { asOneStep } from '../session/story-undo.ts'
import { useStory, useStorySnapshot } from '../story-context.ts'
import { ColorSwatches } from './color-swatches.tsx'
import { InspectorBlock, InspectorRow, InspectorSection } from './inspector-row.tsx'

const layoutLooks: Record<Layout, { label: string; icon: typeof Square; hint: string }> = {
  single: { label: 'One column', icon: Square, hint: 'Cards below each other, over the whole width.' },
  double: { label: 'Two columns', icon: Columns2, hint: 'Cards flow in reading order, two to a row.' },
  triple: { label: 'Three columns', icon: Columns3, hint: 'Cards flow in reading order, three to a row.' },
  custom: { label: 'Free', icon: LayoutDashboard, hint: 'Cards stand where you put them, on twelve columns.' },
}

/** How the page is laid out, and how the whole story looks. */
export function PageInspector({ page }: { page: Page }) {
  const { session } = useStory()
  return (
    <>
      <InspectorSection title="Layout of this page">
        <RadioGroup.Root aria-label="Layout" orientation="horizontal" value={page.layout} onValueChange={(next) => changeLayout(session, page.id, page.layout, next as Layout)} className="grid grid-cols-4 gap-1.5">
          {layouts.map((layout) => {
            const { label, icon: Icon } = layoutLooks[layout]
            const isOn = page.layout === layout
            return (
              <RadioGroup.Item
                key={layout}
                value={layout}
                aria-label={label}
                title={label}
                className={cx('flex h-12 items-center justify-center rounded-sm border transition-colors', isOn ? 'border-primary bg-selected text-primary-ink' : 'border-line text-ink-muted hover:bg-hover')}
              >
                <Icon className="size-5" aria-hidden />
              </RadioGroup.Item>
            )
          })}
        </RadioGroup.Root>
        <p className="text-sm text-ink-muted"><span className="font-medium text-ink">{layoutLooks[page.layout].label}.</span> {layoutLooks[page.layout].hint}</p>
      </InspectorSection>
      <StoryLook />
    </>
  )
}

const fonts = [
  { value: 'sans', label: 'Sans serif' },
  { value: 'serif', label: 'Serif' },
  { value: 'mono', label: 'Monospace' },
] as const

function StoryLook() {
  const { session } = useStory()
  const theme = useStorySnapshot((story) => story.meta.theme)
  const set = (change: Partial<Theme>) => asOneStep(session.undo, () => updateStoryMeta(session.doc, { theme: { ...theme, ...change } }, 'user'))
  return (
    <InspectorSection title="Look of the story">
      <InspectorBlock label="Main colour"><ColorSwatches label="Main colour" value={theme.primaryColor} colors={mainColors} onChange={(primaryColor) => primaryColor && set({ primaryColor })} /></InspectorBlock>
      <InspectorBlock label="Background"><ColorSwatches label="Background" value={theme.backgroundColor} colors={backgrounds} onChange={(backgroundColor) => set({ backgroundColor })} /></InspectorBlock>
      <InspectorRow label="Font">{(control) => <Select {...control} value={theme.font} options={fonts} onChange={(font) => set({ font })} />}</InspectorRow>
    </InspectorSection>
  )
}

const mainColors = [
  { value: '#2563eb', name: 'Blue' },
  { value: '#0d9488', name: 'Teal' },
  { value: '#16803d', name: 'Green' },
  { value: '#b45309', name: 'Amber' },
  { value: '#be123c', name: 'Red' },
  { value: '#7c3aed', name: 'Violet' },
  { value: '#334155', name: 'Slate' },
] as const
const backgrounds = [
  { value: null, name: 'Standard' },
  { value: '#ffffff', name: 'White' },
  { value: '#faf7f2', name: 'Cream' },
  { value: '#f1f5f9', name: 'Mist' },
  { value: '#eef6f3', name: 'Mint' },
  { value: '#111827', name: 'Night' },
] as const
