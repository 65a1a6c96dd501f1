import '../styles/base.css'
import '../story-view/story-view.css'
import './viewer.css'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { must } from '@insightengine/shared/errors'
import { tokenIn } from './token-in.ts'
import { ViewerApp } from './viewer-app.tsx'

createRoot(must(document.getElementById('root'), 'viewer.html has #root')).render(
  <StrictMode>
    <ViewerApp token={tokenIn(window.location.pathname)} />
  </StrictMode>,
)
