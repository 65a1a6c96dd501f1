import { Check } from 'lucide-react'
import { RadioGroup } from 'radix-ui'
import { setThemeChoice, useThemeChoice, type Theme, type ThemeChoice } from '../../lib/theme.ts'
import { Card, CardHeader } from '../../ui/card.tsx'
import { SettingsPage } from './settings-page.tsx'

const choices: readonly { value: ThemeChoice; label: string; hint: string; shows: readonly Theme[] }[] = [
  { value: 'light', label: 'Light', hint: 'Always light', shows: ['light'] },
  { value: 'dark', label: 'Dark', hint: 'Always dark', shows: ['dark'] },
  { value: 'system', label: 'Like this device', hint: 'Changes when the device does', shows: ['light', 'dark'] },
]

export function AppearancePage() {
  const choice = useThemeChoice()
  return (
    <SettingsPage title="Appearance" description="Kept in this browser; others choose for themselves.">
      <Card>
        <CardHeader title="Theme" />
        <RadioGroup.Root value={choice} onValueChange={(value) => setThemeChoice(value as ThemeChoice)} aria-label="Theme" className="grid gap-4 p-5 sm:grid-cols-3">
          {choices.map(({ value, label, hint, shows }) => (
            <RadioGroup.Item key={value} value={value} className="group rounded-md text-left outline-offset-4">
              <span className="flex h-28 overflow-hidden rounded-md border border-line-strong group-data-[state=checked]:border-primary group-data-[state=checked]:ring-1 group-data-[state=checked]:ring-primary">
                {shows.map((theme) => <MiniPage key={theme} theme={theme} />)}
              </span>
              <span className="mt-2 flex items-center gap-1.5 font-medium">
                {label}
                <Check className="size-4 text-primary-ink opacity-0 group-data-[state=checked]:opacity-100" aria-hidden />
              </span>
              <span className="block text-sm text-ink-faint">{hint}</span>
            </RadioGroup.Item>
          ))}
        </RadioGroup.Root>
      </Card>
    </SettingsPage>
  )
}

/** The workspace in miniature, painted with that theme's tokens. */
function MiniPage({ theme }: { theme: Theme }) {
  return (
    <span data-theme={theme} aria-hidden className="flex min-w-0 flex-1 flex-col bg-canvas">
      <span className="h-5 border-b border-line bg-surface" />
      <span className="flex flex-1">
        <span className="w-7 border-r border-line bg-surface" />
        <span className="flex flex-1 flex-col gap-1.5 p-2.5">
          <span className="h-2 w-3/5 rounded-full bg-ink" />
          <span className="h-1.5 w-4/5 rounded-full bg-line-strong" />
          <span className="mt-1 flex flex-1 items-end gap-1 rounded-xs border border-line bg-surface p-1.5">
            <span className="h-2/5 flex-1 rounded-xs bg-chart-1" />
            <span className="h-4/5 flex-1 rounded-xs bg-chart-2" />
            <span className="h-3/5 flex-1 rounded-xs bg-chart-3" />
          </span>
        </span>
      </span>
    </span>
  )
}
