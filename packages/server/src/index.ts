export { type Gate, gateOf, type KeyRing } from './access/gate.ts';
export { type Pace, paceOf } from './access/pace.ts';
export { type Contract, contractOf, type Operation, readContract } from './contract/contract.ts';
export { Validators } from './contract/validators.ts';
export { type AppOptions, createApp } from './http/create-app.ts';
export type {
  Answer,
  Caller,
  Handler,
  Handlers,
  Logger,
  Scope,
  ServiceContext,
  ServiceRequest,
} from './http/handler.ts';
export { ownHandlers } from './service/own-handlers.ts';
export { type Database, type DatabasePlace, openDatabase } from './store/database.ts';
