import { useEffect, useState } from 'react'
import { copyText } from '../../lib/copy-text.ts'

/** Puts text on the clipboard and says for two seconds how that went. */
export function useCopied(): { outcome: 'copied' | 'refused' | null; copy: (text: string) => void } {
  const [last, setLast] = useState<{ isCopied: boolean } | null>(null)
  useEffect(() => {
    if (!last) return undefined
    const timer = setTimeout(() => setLast(null), 2000)
    return () => clearTimeout(timer)
  }, [last])
  const outcome = last ? (last.isCopied ? 'copied' : 'refused') : null
  return { outcome, copy: (text) => void copyText(text).then((isCopied) => setLast({ isCopied })) }
}
