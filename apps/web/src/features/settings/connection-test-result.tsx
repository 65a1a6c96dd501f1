import { testSteps, type ConnectionTest } from '@insightengine/shared/connection'
import { CircleCheck, CircleDashed, CircleX } from 'lucide-react'
import type { z } from 'zod'
import { queryFailureWords } from '../../lib/error-words.ts'
import { cx } from '../../ui/cx.ts'
import { Notice } from '../../ui/notice.tsx'

type Test = z.infer<typeof ConnectionTest>

const stepWords: Record<(typeof testSteps)[number], string> = {
  host: 'Host answers',
  tls: 'Encryption agreed',
  sign_in: 'Sign-in accepted',
  database: 'Database found',
  rights: 'Tables can be read',
}

/** The way to the database step by step, where it ended, and what to fix there. */
export function ConnectionTestResult({ test }: { test: Test }) {
  const words = test.failure && queryFailureWords(test.failure)
  return (
    <div className="space-y-3" aria-live="polite">
      <ol aria-label="Test of the connection" className="flex flex-wrap gap-x-5 gap-y-1.5">
        {testSteps.map((name) => {
          const step = test.steps.find((each) => each.step === name)
          const Icon = step ? (step.ok ? CircleCheck : CircleX) : CircleDashed
          const state = step ? (step.ok ? 'passed' : 'failed') : 'not reached'
          return (
            <li key={name} className={cx('flex items-center gap-1.5 text-sm', step ? (step.ok ? 'text-success-ink' : 'font-medium text-danger-ink') : 'text-ink-faint')}>
              <Icon className="size-4" aria-hidden />
              {stepWords[name]}
              <span className="sr-only">, {state}</span>
            </li>
          )
        })}
      </ol>
      {test.status === 'connected' && (
        <Notice tone="success" title="The connection works">{test.serverVersion && `PostgreSQL ${test.serverVersion.replace(/^PostgreSQL\s+/i, '')}`}</Notice>
      )}
      {words && (
        <Notice tone="danger" title={words.title}>
          {words.next}
          {test.error && <code className="mt-1 block text-xs break-words">{test.error}</code>}
        </Notice>
      )}
      {test.warnings.map((warning) => <Notice key={warning} tone="warning" title={warning} />)}
    </div>
  )
}
