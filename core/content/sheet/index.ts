export { columns, exportSheet } from './export.ts';
export { type Change, compareSheet, type Refusal, type SheetDifference } from './import.ts';
export { applyChanges } from './write.ts';
