import type { Plugin } from 'vite'

const workspaceOnly = /node_modules[\\/](yjs|y-protocols|lib0|@hocuspocus|@tiptap|prosemirror-[a-z]+|@codemirror|@lezer|tldraw|@tldraw|zod)[\\/]/

/** Fails the build when the viewer's bundle reaches a library of the workspace: readers on a phone must not pay for the editor. */
export function viewerStaysSmall(): Plugin {
  return {
    name: 'viewer-stays-small',
    apply: 'build',
    generateBundle(_options, bundle) {
      const seen = new Set<string>()
      const visit = (fileName: string): void => {
        const chunk = bundle[fileName]
        if (seen.has(fileName) || chunk?.type !== 'chunk') return
        seen.add(fileName)
        const unwanted = chunk.moduleIds.find((id) => workspaceOnly.test(id))
        if (unwanted) this.error(`the viewer bundle holds ${unwanted} (chunk ${fileName}); import it only from the workspace`)
        for (const next of [...chunk.imports, ...chunk.dynamicImports]) visit(next)
      }
      for (const chunk of Object.values(bundle)) if (chunk.type === 'chunk' && chunk.isEntry && chunk.name === 'viewer') visit(chunk.fileName)
    },
  }
}
