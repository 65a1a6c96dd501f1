import { Component, type ReactNode } from 'react'
import { isMissingChunk, watchMissingChunks } from '../lib/missing-chunk.ts'

watchMissingChunks()

interface PartBoundaryProps {
  /** Another value tries again: what was drawn wrongly has changed. */
  resetKey: unknown
  children: ReactNode
}

/** One broken card or filter never takes the story away from its reader. */
export class PartBoundary extends Component<PartBoundaryProps, { failedWith: unknown; resetKey: unknown }> {
  override state = { failedWith: null as unknown, resetKey: this.props.resetKey }

  static getDerivedStateFromError(error: unknown) {
    return { failedWith: error ?? true }
  }

  static getDerivedStateFromProps(props: PartBoundaryProps, state: { resetKey: unknown }) {
    return props.resetKey === state.resetKey ? null : { failedWith: null, resetKey: props.resetKey }
  }

  override render() {
    const { failedWith } = this.state
    if (failedWith === null) return this.props.children
    return (
      <span role="alert" className="flex size-full flex-wrap items-center justify-center gap-x-3 gap-y-1 text-center text-sm text-ink-muted">
        {isMissingChunk(failedWith) ? 'This could not be loaded. Most likely a newer version is here.' : 'This could not be drawn.'}
        <button type="button" onClick={() => window.location.reload()} className="rounded-sm border border-line-strong px-2.5 py-1 font-medium text-ink hover:bg-hover">
          Reload
        </button>
      </span>
    )
  }
}
