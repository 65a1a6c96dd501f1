/** The panel that menus, selects and popovers open. */
export const surfaceStyle =
  'z-40 animate-rise-in overflow-hidden rounded-md border border-line bg-raised text-ink shadow-raised'

/** One row in such a panel, with the attributes of both: Radix leaves `data-disabled` out where cmdk writes `false`. */
export const itemStyle =
  'relative flex min-h-8 cursor-pointer items-center gap-2 rounded-sm px-2 py-1.5 text-base outline-none select-none data-highlighted:bg-hover data-[selected=true]:bg-hover data-[disabled=""]:pointer-events-none data-[disabled=""]:opacity-50 data-[disabled=true]:pointer-events-none data-[disabled=true]:opacity-50 pointer-coarse:min-h-11 [&>svg]:size-4 [&>svg]:shrink-0 [&>svg]:text-ink-faint'
