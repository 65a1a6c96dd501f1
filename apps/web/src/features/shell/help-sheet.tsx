import { useRegisteredShortcuts } from '../../lib/use-shortcuts.ts'
import { Dialog, DialogContent } from '../../ui/dialog.tsx'
import { Shortcut } from '../../ui/kbd.tsx'

/** Lists what works here and now, because it asks the shortcuts themselves. */
export function HelpSheet({ isOpen, onOpenChange }: { isOpen: boolean; onOpenChange: (isOpen: boolean) => void }) {
  const groups = Map.groupBy(useRegisteredShortcuts(), ({ group }) => group)
  return (
    <Dialog open={isOpen} onOpenChange={onOpenChange}>
      <DialogContent title="Keyboard shortcuts" description="Those that work on this page. Keys set apart are pressed one after the other." width="lg">
        <div className="grid gap-x-10 gap-y-6 pb-2 sm:grid-cols-2">
          {[...groups].map(([group, entries]) => (
            <section key={group}>
              <h3 className="mb-1.5 text-sm text-ink-faint">{group}</h3>
              <ul className="divide-y divide-line">
                {entries.map(({ keys, label }) => (
                  <li key={`${keys} ${label}`} className="flex items-center justify-between gap-4 py-1.5">
                    {label}
                    <Shortcut keys={keys} />
                  </li>
                ))}
              </ul>
            </section>
          ))}
        </div>
      </DialogContent>
    </Dialog>
  )
}
