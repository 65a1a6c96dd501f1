import { CircleAlert, CircleCheck, X } from 'lucide-react'
import { Toast as Radix } from 'radix-ui'
import { useSyncExternalStore } from 'react'
import { Button } from './button.tsx'
import { IconButton } from './icon-button.tsx'
import { currentToasts, dismissToast, onToastsChange, type OpenToast } from './toast-store.ts'

/** Shows what `toast()` was called with; one per entry. On Radix, because sonner's style tag carries no nonce. */
export function Toaster() {
  const toasts = useSyncExternalStore(onToastsChange, currentToasts)
  return (
    <Radix.Provider swipeDirection="right" label="Notification">
      {toasts.map((open) => <ToastCard key={open.id} toast={open} />)}
      <Radix.Viewport className="fixed right-0 bottom-0 z-50 flex w-full max-w-104 flex-col gap-2 p-4 outline-none" />
    </Radix.Provider>
  )
}

function ToastCard({ toast }: { toast: OpenToast }) {
  const { id, isOpen, title, description, tone, action, durationMs = action ? 8000 : 5000 } = toast
  return (
    <Radix.Root
      open={isOpen}
      onOpenChange={(next) => !next && dismissToast(id)}
      duration={durationMs}
      type={tone === 'danger' ? 'foreground' : 'background'}
      className="flex animate-rise-in items-center gap-3 rounded-md border border-line bg-raised py-2.5 pr-2 pl-3.5 text-base shadow-overlay data-[swipe=cancel]:translate-x-0 data-[swipe=move]:translate-x-(--radix-toast-swipe-move-x)"
    >
      {tone === 'success' && <CircleCheck className="size-4.5 shrink-0 text-success" aria-hidden />}
      {tone === 'danger' && <CircleAlert className="size-4.5 shrink-0 text-danger" aria-hidden />}
      <div className="min-w-0 flex-1">
        <Radix.Title className="font-medium">{title}</Radix.Title>
        {description && <Radix.Description className="text-sm text-ink-muted">{description}</Radix.Description>}
      </div>
      {action && (
        <Radix.Action asChild altText={action.altText ?? action.label}>
          <Button variant="ghost" size="sm" className="text-primary-ink hover:text-primary-ink" onClick={action.onClick}>{action.label}</Button>
        </Radix.Action>
      )}
      <Radix.Close asChild><IconButton label="Dismiss" hasTooltip={false} size="sm"><X /></IconButton></Radix.Close>
    </Radix.Root>
  )
}
