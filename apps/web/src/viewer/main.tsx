import '../lib/content-security.ts'
import '../styles/base.css'
