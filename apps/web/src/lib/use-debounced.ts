import { useEffect, useState } from 'react'

/** `value` once it has been still for a moment, so that not every key asks the API. */
export function useDebounced<Value>(value: Value, pauseMs = 150): Value {
  const [settled, setSettled] = useState(value)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), pauseMs)
    return () => clearTimeout(timer)
  }, [value, pauseMs])
  return settled
}
