import { useEffect, useState } from 'react'

type Load<T> = (signal: AbortSignal) => Promise<T>

/** What `load` gave, null until then. `load` must never reject; a new `load` starts over, and `retry` does so on request. */
export function useLoad<T>(load: Load<T>): { value: T | null; retry: () => void } {
  const [round, setRound] = useState(0)
  const [loaded, setLoaded] = useState<{ value: T; load: Load<T>; round: number } | null>(null)
  useEffect(() => {
    const controller = new AbortController()
    const run = async () => {
      const value = await load(controller.signal)
      if (!controller.signal.aborted) setLoaded({ value, load, round })
    }
    void run()
    return () => controller.abort()
  }, [load, round])
  const isCurrent = loaded?.load === load && loaded.round === round
  return { value: isCurrent ? loaded.value : null, retry: () => setRound(round + 1) }
}
