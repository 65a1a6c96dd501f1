/** The nonce of this page's policy, for libraries that add style tags (CodeMirror, tiptap, Radix); undefined on the dev server. */
export function cspNonce(): string | undefined {
  return document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce || undefined
}
