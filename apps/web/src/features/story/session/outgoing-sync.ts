const syncMessage = 0
const kinds = ['step1', 'step2', 'update'] as const

/** Which part of the sync protocol a message to the collaboration server is; null for presence, sign-in and the like. */
export function outgoingSyncKind(bytes: Uint8Array): (typeof kinds)[number] | null {
  const name = readVarUint(bytes, 0)
  const type = readVarUint(bytes, name.next + name.value)
  if (type.value !== syncMessage) return null
  return kinds[readVarUint(bytes, type.next).value] ?? null
}

/** Seven bits per byte, low ones first, the highest bit saying that more follow. */
function readVarUint(bytes: Uint8Array, at: number): { value: number; next: number } {
  let value = 0
  for (let shift = 0; ; shift += 7) {
    const byte = bytes[at] ?? 0
    at += 1
    value += (byte & 0x7f) * 2 ** shift
    if (byte < 0x80) return { value, next: at }
  }
}
