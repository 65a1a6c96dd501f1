export { anApi, type AnApiOptions, type ProcedureCaller, type TestApi, type TestCaller, type TestOrg } from './an-api.ts'
export { send, type TestAnswer, type TestRequest } from './http.ts'
