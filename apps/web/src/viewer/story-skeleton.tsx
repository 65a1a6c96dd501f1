/** Shaped like a story's first page. */
export function StorySkeleton() {
  return (
    <div role="status" className="mx-auto w-full max-w-page px-4 pt-10 md:px-8 md:pt-14">
      <span className="sr-only">Loading the story</span>
      <div aria-hidden="true" className="animate-pulse-soft">
        <div className="h-9 w-2/3 max-w-md rounded-sm bg-line" />
        <div className="mt-3 h-5 w-4/5 max-w-xl rounded-sm bg-line" />
        <div className="mt-8 flex gap-3 border-b border-line pb-3">
          <div className="h-5 w-24 rounded-sm bg-line" />
          <div className="h-5 w-20 rounded-sm bg-line" />
          <div className="h-5 w-28 rounded-sm bg-line" />
        </div>
        <div className="mt-8 grid gap-4 md:grid-cols-2">
          {['a', 'b', 'c', 'd'].map((key) => (
            <div key={key} className="h-72 rounded-lg border border-line bg-surface p-4">
              <div className="h-4 w-32 rounded-sm bg-line" />
            </div>
          ))}
        </div>
      </div>
    </div>
  )
}
