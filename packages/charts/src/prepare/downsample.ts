/** A point of a line. */
export interface LinePoint {
  x: number
  y: number
}

/**
 * At most `most` of the points, chosen so that the line keeps its shape (largest triangle, three buckets): each stretch keeps the
 * point that stands out most from its neighbours, so peaks survive. First and last always stay.
 */
export function downsample(points: readonly LinePoint[], most: number): LinePoint[] {
  const first = points[0]
  const last = points.at(-1)
  if (points.length <= most || most < 3 || !first || !last) return [...points]
  const kept = [first]
  const size = (points.length - 2) / (most - 2)
  let previous = first
  for (let bucket = 0; bucket < most - 2; bucket += 1) {
    const from = Math.floor(bucket * size) + 1
    const to = Math.floor((bucket + 1) * size) + 1
    const next = middleOf(points, to, Math.min(points.length, Math.floor((bucket + 2) * size) + 1))
    previous = largestTriangle(points, from, to, previous, next)
    kept.push(previous)
  }
  return [...kept, last]
}

function middleOf(points: readonly LinePoint[], from: number, to: number): LinePoint {
  let x = 0
  let y = 0
  for (const point of points.slice(from, to)) {
    x += point.x
    y += point.y
  }
  const count = Math.max(1, to - from)
  return { x: x / count, y: y / count }
}

function largestTriangle(points: readonly LinePoint[], from: number, to: number, a: LinePoint, c: LinePoint): LinePoint {
  let best = points[from] ?? a
  let most = -1
  for (const b of points.slice(from, to)) {
    const area = Math.abs((a.x - c.x) * (b.y - a.y) - (a.x - b.x) * (c.y - a.y))
    if (area > most) {
      most = area
      best = b
    }
  }
  return best
}
