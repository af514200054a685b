export * from './casework.ts';
export * from './ids.ts';
export * from './incoming.ts';
export * from './language.ts';
export * from './message.ts';
export * from './random.ts';
export * from './time.ts';
