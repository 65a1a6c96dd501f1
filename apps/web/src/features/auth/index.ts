export { JoinPage } from './join-page.tsx'
export { RegisterPage } from './register-page.tsx'
export { SignInPage } from './sign-in-page.tsx'
