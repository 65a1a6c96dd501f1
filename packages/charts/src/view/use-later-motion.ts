import { useEffect, useState } from 'react'

/**
 * False for the first frame, then `animate`: changes glide, but a chart that appears is simply there. nivo 0.99 has a setting for
 * this, `animateOnMount`, which it does not read.
 */
export function useLaterMotion(animate: boolean): boolean {
  const [isDrawn, setIsDrawn] = useState(false)
  useEffect(() => {
    const frame = requestAnimationFrame(() => setIsDrawn(true))
    return () => cancelAnimationFrame(frame)
  }, [])
  return animate && isDrawn
}
