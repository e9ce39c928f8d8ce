export * from './links.ts';
export * from './match.ts';
export * from './pages.ts';
export * from './query.ts';
