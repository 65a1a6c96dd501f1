import { clsx, type ClassValue } from 'clsx'
import { extendTailwindMerge } from 'tailwind-merge'

const merge = extendTailwindMerge({
  extend: { theme: { text: ['md'], shadow: ['card', 'raised', 'overlay'] } },
})

/** Joins class names; of two that set the same property the later one wins, so callers can adjust a component. */
export function cx(...classes: ClassValue[]): string {
  return merge(clsx(classes))
}
