import { Check } from 'lucide-react'
import { RadioGroup } from 'radix-ui'
import { setThemeChoice, useThemeChoice, type ThemeChoice } from '../../lib/theme.ts'
import { Card, CardHeader } from '../../ui/card.tsx'
import { SettingsPage } from './settings-page.tsx'
import darkPicture from './theme-dark.svg'
import lightPicture from './theme-light.svg'

const choices: readonly { value: ThemeChoice; label: string; hint: string; pictures: readonly string[] }[] = [
  { value: 'light', label: 'Light', hint: 'Always light', pictures: [lightPicture] },
  { value: 'dark', label: 'Dark', hint: 'Always dark', pictures: [darkPicture] },
  { value: 'system', label: 'Like this device', hint: 'Changes when the device does', pictures: [lightPicture, darkPicture] },
]

export function AppearancePage() {
  const choice = useThemeChoice()
  return (
    <SettingsPage title="Appearance" description="Kept in this browser; others choose for themselves.">
      <Card>
        <CardHeader title="Theme" />
        <RadioGroup.Root value={choice} onValueChange={(value) => setThemeChoice(value as ThemeChoice)} aria-label="Theme" className="grid gap-4 p-5 sm:grid-cols-3">
          {choices.map(({ value, label, hint, pictures }) => (
            <RadioGroup.Item key={value} value={value} className="group rounded-md text-left outline-offset-4">
              <span className="flex aspect-15/7 overflow-hidden rounded-md border border-line-strong group-data-[state=checked]:border-primary group-data-[state=checked]:ring-1 group-data-[state=checked]:ring-primary">
                {pictures.map((picture) => <img key={picture} src={picture} alt="" className="min-w-0 flex-1 object-cover object-left-top" />)}
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
