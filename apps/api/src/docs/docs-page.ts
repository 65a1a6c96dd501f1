import type { OpenAPIObject } from 'trpc-to-openapi'
import { exampleOf, schemaText, type JsonSchema } from './schema-text.ts'

interface Operation {
  operationId: string
  summary?: string
  description?: string
  tags?: string[]
  security?: unknown[]
  parameters?: { name: string; in: string; required?: boolean; schema: JsonSchema }[]
  requestBody?: { content: Record<string, { schema: JsonSchema }> }
  responses: Record<string, { description: string; content?: Record<string, { schema: JsonSchema }> }>
}
interface Place {
  method: string
  path: string
  operation: Operation
}

/** The API page: plain HTML with a stylesheet of its own, no script, so it lives under the same strict policy as everything else. */
export function docsPage(document: OpenAPIObject): string {
  const baseUrl = document.servers?.[0]?.url ?? ''
  const groups = Object.entries(Object.groupBy(placesIn(document), (place) => place.operation.tags?.[0] ?? 'Other')) as [string, Place[]][]
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${text(document.info.title)}</title>
<link rel="stylesheet" href="/api/docs.css">
</head>
<body>
<a class="skip" href="#main">Skip to the endpoints</a>
<nav aria-label="Endpoints">
<a class="home" href="/">InsightEngine</a>
<ul>${groups.map(([tag]) => `<li><a href="#${slug(tag)}">${text(tag)}</a></li>`).join('')}</ul>
<a class="raw" href="/api/openapi.json">openapi.json</a>
</nav>
<main id="main">
<header><h1>${text(document.info.title)}</h1>${prose(document.info.description ?? '')}
<p class="base"><span>Base URL</span> <code>${text(baseUrl)}</code></p></header>
${groups.map(([tag, places]) => group(tag, places, baseUrl)).join('\n')}
</main>
</body>
</html>
`
}

function placesIn(document: OpenAPIObject): Place[] {
  return Object.entries((document.paths ?? {}) as Record<string, Record<string, Operation>>).flatMap(([path, operations]) =>
    Object.entries(operations).map(([method, operation]) => ({ method, path, operation })),
  )
}

function group(tag: string, places: Place[], baseUrl: string): string {
  return `<section id="${slug(tag)}"><h2>${text(tag)}</h2>${places.map((place) => endpoint(place, baseUrl)).join('\n')}</section>`
}

function endpoint({ method, path, operation }: Place, baseUrl: string): string {
  const { operationId, summary, description, parameters = [], requestBody, responses, security } = operation
  const body = Object.values(requestBody?.content ?? {})[0]?.schema
  const [type = '', answer] = Object.entries(responses['200']?.content ?? {})[0] ?? []
  return `<details class="endpoint" id="${text(operationId)}">
<summary><span class="method ${method}">${method.toUpperCase()}</span><code class="path">${pathText(path)}</code>${security ? '' : '<span class="open">no sign-in</span>'}<span class="words">${text(summary ?? '')}</span></summary>
<div class="body">
${description ? `<p>${inline(description)}</p>` : ''}
${parameters.length > 0 ? `<h3>Parameters</h3>${parameterTable(parameters)}` : ''}
${body ? `<h3>Request body</h3><pre>${text(schemaText(body))}</pre>` : ''}
<h3>Answer${type === 'application/x-ndjson' ? ' <small>one JSON object a line</small>' : ''}</h3><pre>${text(schemaText(answer?.schema ?? {}))}</pre>
<h3>Try it</h3><pre class="curl">${text(curl({ method, path, operation }, baseUrl, body))}</pre>
<h3>When it fails</h3><dl class="failures">${Object.entries(responses).filter(([status]) => status !== '200').map(([status, { description: words }]) => `<div><dt>${status}</dt><dd>${inline(words)}</dd></div>`).join('')}</dl>
</div>
</details>`
}

function parameterTable(parameters: NonNullable<Operation['parameters']>): string {
  const rows = parameters.map(({ name, in: where, required, schema }) => `<tr><td><code>${text(name)}</code></td><td>${where}${required ? '' : ', optional'}</td><td><code>${text(schemaText(schema))}</code></td></tr>`)
  return `<div class="scroll"><table><thead><tr><th>Name</th><th>Where</th><th>Type</th></tr></thead><tbody>${rows.join('')}</tbody></table></div>`
}

function curl({ method, path, operation }: Place, baseUrl: string, body: JsonSchema | undefined): string {
  const filled = path.replaceAll(/\{(\w+)\}/g, (_all, name: string) => String(exampleOf({ type: 'string' }, name)))
  const lines = [`curl${method === 'get' ? '' : ` -X ${method.toUpperCase()}`} '${baseUrl}${filled}'`]
  if (operation.security) lines.push(`-H "authorization: Bearer $TOKEN"`)
  if (body) lines.push(`-H 'content-type: application/json'`, `-d '${JSON.stringify(exampleOf(body)).replaceAll("'", `'\\''`)}'`)
  return lines.join(' \\\n  ')
}

function pathText(path: string): string {
  return text(path).replaceAll(/\{(\w+)\}/g, '<var>{$1}</var>')
}

/** The two marks our own words use: **bold** and `code`. */
function inline(words: string): string {
  return text(words).replaceAll(/\*\*(.+?)\*\*/g, '<strong>$1</strong>').replaceAll(/`(.+?)`/g, '<code>$1</code>')
}

function prose(words: string): string {
  return words.split(/\n\n+/).map((paragraph) => `<p>${inline(paragraph)}</p>`).join('\n')
}

function slug(tag: string): string {
  return `group-${tag.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-')}`
}

const escapes: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }

function text(raw: string): string {
  return raw.replaceAll(/[&<>"']/g, (character) => escapes[character] ?? character)
}
