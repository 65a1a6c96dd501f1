import { Check, Copy } from 'lucide-react'
import { useRef, useState } from 'react'
import { copyText } from '../../lib/copy-text.ts'
import { Button } from '../../ui/button.tsx'
import { Input } from '../../ui/input.tsx'

/** Text to take along. Where the browser does not let us copy, it is selected, ready for the person to do it. */
export function CopyField({ label, value }: { label: string; value: string }) {
  const input = useRef<HTMLInputElement>(null)
  const [isCopied, setIsCopied] = useState(false)
  const handleCopy = async () => {
    setIsCopied(await copyText(value))
    input.current?.select()
  }
  return (
    <div className="flex gap-2">
      <Input ref={input} readOnly aria-label={label} value={value} onFocus={(event) => event.target.select()} className="min-w-0 flex-1" />
      <Button variant="primary" onClick={() => void handleCopy()}>{isCopied ? <Check aria-hidden /> : <Copy aria-hidden />}{isCopied ? 'Copied' : 'Copy'}</Button>
    </div>
  )
}
