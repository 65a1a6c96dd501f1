import { useSyncExternalStore } from 'react'
import { recall, remember } from './remember.ts'

export const themeChoices = ['light', 'dark', 'system'] as const
export type ThemeChoice = (typeof themeChoices)[number]
export type Theme = 'light' | 'dark'

/** Shared with public/theme.js, which applies it before the first paint. */
const key = 'insightengine.theme'
const prefersDark = window.matchMedia('(prefers-color-scheme: dark)')
const listeners = new Set<() => void>()
let choice = readChoice()

/** What the person chose; `system` follows the device and is the default. */
export function useThemeChoice(): ThemeChoice {
  return useSyncExternalStore(subscribe, () => choice)
}

/** The theme on screen now, for what cannot read CSS variables (charts on canvas, code editors). */
export function useTheme(): Theme {
  return useSyncExternalStore(subscribe, currentTheme)
}

export function setThemeChoice(next: ThemeChoice): void {
  choice = next
  remember(key, next)
  apply()
}

function currentTheme(): Theme {
  if (choice === 'system') return prefersDark.matches ? 'dark' : 'light'
  return choice
}

function readChoice(): ThemeChoice {
  const stored = recall(key)
  return themeChoices.find((candidate) => candidate === stored) ?? 'system'
}

function apply(): void {
  document.documentElement.dataset['theme'] = currentTheme()
  for (const listener of listeners) listener()
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

prefersDark.addEventListener('change', apply)
window.addEventListener('storage', (event) => {
  if (event.key !== key) return
  choice = readChoice()
  apply()
})
