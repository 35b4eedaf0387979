export { assert, present, unreachable } from './assert.ts';
export {
  type Bilingual,
  defineRefusals,
  type Figures,
  fillIn,
  type Refusal,
  type RefusalDefinition,
  type RefuseBy,
} from './refusal.ts';
export { type Ok, ok, type Refused, type Result, refused } from './result.ts';
