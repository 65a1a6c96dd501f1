import { Component, type ReactNode } from 'react'
import { isMissingChunk } from '../../../lib/missing-chunk.ts'
import { Button } from '../../../ui/button.tsx'
import { CardProblem } from './card-problem.tsx'

interface CardBoundaryProps {
  /** Another value tries again: what was drawn wrongly has changed. */
  resetKey: unknown
  children: ReactNode
}

/** One broken card never breaks the page. */
export class CardBoundary extends Component<CardBoundaryProps, { failedWith: unknown; resetKey: unknown }> {
  override state = { failedWith: null as unknown, resetKey: this.props.resetKey }

  static getDerivedStateFromError(error: unknown) {
    return { failedWith: error ?? true }
  }

  static getDerivedStateFromProps(props: CardBoundaryProps, state: { resetKey: unknown }) {
    return props.resetKey === state.resetKey ? null : { failedWith: null, resetKey: props.resetKey }
  }

  override render() {
    const { failedWith } = this.state
    if (failedWith === null) return this.props.children
    if (isMissingChunk(failedWith))
      return <CardProblem title="This part of the app could not be loaded" next="Most likely a newer version is here." actions={<Button size="sm" onClick={() => window.location.reload()}>Reload</Button>} />
    return <CardProblem title="This card could not be drawn" next="Change its settings, or reload the page." />
  }
}
