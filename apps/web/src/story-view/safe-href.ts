/** The address when it may become a link; null for scripts, data and what is no address at all. */
export function safeHref(href: unknown): string | null {
  if (typeof href !== 'string' || !URL.canParse(href.trim())) return null
  const url = new URL(href.trim())
  return ['http:', 'https:', 'mailto:'].includes(url.protocol) ? url.href : null
}
