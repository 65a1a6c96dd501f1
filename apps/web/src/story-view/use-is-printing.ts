import { useEffect, useState } from 'react'
import { flushSync } from 'react-dom'

/** True from just before the browser draws for paper. The page turns light for as long: nobody wants to print a night sky. */
export function useIsPrinting(): boolean {
  const [isPrinting, setIsPrinting] = useState(false)
  useEffect(() => {
    const { dataset } = document.documentElement
    let before = dataset['theme']
    // The browser takes its picture right after these events, so React must have drawn by then.
    const handleBefore = () => {
      before = dataset['theme']
      dataset['theme'] = 'light'
      flushSync(() => setIsPrinting(true))
    }
    const handleAfter = () => {
      dataset['theme'] = before
      setIsPrinting(false)
    }
    window.addEventListener('beforeprint', handleBefore)
    window.addEventListener('afterprint', handleAfter)
    return () => {
      window.removeEventListener('beforeprint', handleBefore)
      window.removeEventListener('afterprint', handleAfter)
    }
  }, [])
  return isPrinting
}
