/** Repeats an assertion until it holds; fails with its last error. For what happens in its own time. */
export async function eventually(assertion: () => void | Promise<void>, { withinMs = 5000 } = {}): Promise<void> {
  const giveUpAt = Date.now() + withinMs
  for (;;) {
    try {
      return await assertion()
    } catch (error) {
      if (Date.now() > giveUpAt) throw error
      await new Promise((resolve) => setTimeout(resolve, 10))
    }
  }
}
