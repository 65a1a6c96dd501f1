/** Published stories are a small app of their own: the workspace's router knows no such page, so going there loads a document. */
export function isReaderPage(href: string): boolean {
  return href.startsWith('/s/')
}
