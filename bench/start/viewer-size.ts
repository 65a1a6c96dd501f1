import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'

/** Gzipped KB of the JavaScript that the viewer's page loads before its first chart: its module scripts and what they import statically. */
export function viewerScriptKb(dist: string): number {
  const html = readFileSync(join(dist, 'viewer.html'), 'utf8')
  const entries = [...html.matchAll(/<(?:script|link)[^>]+(?:src|href)="\/([^"]+\.js)"/g)].map((match) => match[1] ?? '')
  const files = new Set<string>()
  const visit = (file: string): void => {
    if (files.has(file)) return
    files.add(file)
    const source = readFileSync(join(dist, file), 'utf8')
    for (const match of source.matchAll(/(?:from|^import|;import)\s*["']\.\/([^"']+\.js)["']/g)) visit(join(file, '..', match[1] ?? ''))
  }
  for (const entry of entries) visit(entry)
  const bytes = [...files].reduce((sum, file) => sum + gzipSync(readFileSync(join(dist, file))).length, 0)
  return bytes / 1024
}
