import { maxMessageBytes } from './bus.ts'

/** The message as text, or an error when it cannot travel. */
export function encodeMessage(topic: string, message: unknown): string {
  const text = JSON.stringify({ topic, message })
  const bytes = Buffer.byteLength(text)
  if (bytes > maxMessageBytes) throw new Error(`bus message on ${topic} is ${bytes} bytes, more than ${maxMessageBytes}`)
  return text
}

export function decodeMessage(text: string): { topic: string; message: unknown } {
  const parsed: unknown = JSON.parse(text)
  if (typeof parsed !== 'object' || parsed === null || !('topic' in parsed) || typeof parsed.topic !== 'string')
    throw new Error('bus message without a topic')
  return { topic: parsed.topic, message: 'message' in parsed ? parsed.message : undefined }
}
