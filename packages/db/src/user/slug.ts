/** A name for addresses: `Ann's Café` becomes `ann-s-cafe`. */
export function slugOf(name: string, otherwise: string): string {
  const slug = name
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .slice(0, 80)
    .replaceAll(/^-+|-+$/g, '')
  return slug === '' ? otherwise : slug
}

/** The name itself, then ever longer random endings for when it is taken. */
export function candidates(slug: string): string[] {
  const ending = (length: number) => crypto.randomUUID().replaceAll('-', '').slice(0, length)
  return [slug, `${slug}-${ending(4)}`, `${slug}-${ending(8)}`, `${slug}-${ending(16)}`]
}
