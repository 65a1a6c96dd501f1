/** One execution for everyone who asks the same at the same time. */
export interface SingleFlight<Result> {
  /**
   * Joins the execution under way for `key`, or starts it. Leaving by `signal` stops the execution only when nobody else waits for it.
   * The caller has made sure that whoever asks may see the result.
   */
  join(key: string, signal: AbortSignal, start: (signal: AbortSignal) => Promise<Result>): Promise<Result>
}

interface Flight<Result> {
  result: Promise<Result>
  stop: AbortController
  waiting: number
}

/** Within this process. `whenLeft` makes the error of someone who stops waiting. */
export function singleFlight<Result>({ whenLeft }: { whenLeft: () => Error }): SingleFlight<Result> {
  const flights = new Map<string, Flight<Result>>()

  function takeOff(key: string, start: (signal: AbortSignal) => Promise<Result>): Flight<Result> {
    const stop = new AbortController()
    const flight = { result: start(stop.signal), stop, waiting: 0 }
    const land = () => {
      if (flights.get(key) === flight) flights.delete(key)
    }
    flight.result.then(land, land)
    flights.set(key, flight)
    return flight
  }

  return {
    async join(key, signal, start) {
      if (signal.aborted) throw whenLeft()
      const flight = flights.get(key) ?? takeOff(key, start)
      flight.waiting++
      const left = Promise.withResolvers<never>()
      const leave = () => left.reject(whenLeft())
      signal.addEventListener('abort', leave, { once: true })
      try {
        return await Promise.race([flight.result, left.promise])
      } finally {
        signal.removeEventListener('abort', leave)
        flight.waiting--
        if (flight.waiting === 0) {
          // Nobody may join what is being stopped.
          if (flights.get(key) === flight) flights.delete(key)
          flight.stop.abort()
        }
      }
    },
  }
}
