// Loaded before anything is painted, so that a dark page never flashes white. A file of its own because the policy
// allows no inline scripts. `src/lib/theme.ts` owns the choice afterwards and shares the key.
{
  let choice = null
  try {
    choice = localStorage.getItem('insightengine.theme')
  } catch {
    // Storage can be switched off in the browser; the system's preference decides then.
  }
  const isDark = choice === 'dark' || (choice !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches)
  document.documentElement.dataset.theme = isDark ? 'dark' : 'light'
}
