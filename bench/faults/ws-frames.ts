/** One WebSocket frame as it was on the wire, and what it carries, unmasked. */
export interface WireFrame {
  raw: Buffer
  payload: Buffer
}

/** Cuts a stream of one direction of a WebSocket connection into the handshake and whole frames (RFC 6455, section 5.2). */
export class FrameSplitter {
  #rest = Buffer.alloc(0)
  #isOpen = false

  push(chunk: Buffer): { handshake: Buffer | null; frames: WireFrame[] } {
    this.#rest = Buffer.concat([this.#rest, chunk])
    let handshake: Buffer | null = null
    if (!this.#isOpen) {
      const end = this.#rest.indexOf('\r\n\r\n')
      if (end < 0) return { handshake: null, frames: [] }
      handshake = this.#rest.subarray(0, end + 4)
      this.#rest = this.#rest.subarray(end + 4)
      this.#isOpen = true
    }
    const frames: WireFrame[] = []
    for (let frame = readWireFrame(this.#rest); frame; frame = readWireFrame(this.#rest)) {
      frames.push(frame)
      this.#rest = this.#rest.subarray(frame.raw.length)
    }
    return { handshake, frames }
  }
}

function readWireFrame(data: Buffer): WireFrame | null {
  if (data.length < 2) return null
  const [isMasked, short] = [(data[1]! & 0x80) !== 0, data[1]! & 0x7f]
  const lengthBytes = short === 126 ? 2 : short === 127 ? 8 : 0
  const maskAt = 2 + lengthBytes
  const start = maskAt + (isMasked ? 4 : 0)
  if (data.length < start) return null
  const length = lengthBytes === 0 ? short : lengthBytes === 2 ? data.readUInt16BE(2) : Number(data.readBigUInt64BE(2))
  if (data.length < start + length) return null
  const payload = Buffer.from(data.subarray(start, start + length))
  if (isMasked) for (let n = 0; n < payload.length; n++) payload[n]! ^= data[maskAt + (n % 4)]!
  return { raw: data.subarray(0, start + length), payload }
}
