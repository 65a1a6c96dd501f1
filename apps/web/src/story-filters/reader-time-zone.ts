/** Where the reader's days begin and end; an IANA name. */
export function readerTimeZone(): string {
  return Intl.DateTimeFormat().resolvedOptions().timeZone
}
