/** Puts text on the clipboard; false where the browser does not allow it (http on another machine, or refused by the person). */
export async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text)
    return true
  } catch {
    // The caller shows the text to be copied by hand.
    return false
  }
}
