import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    // One process for all files: the dictionary is loaded once.
    pool: 'threads',
    isolate: false,
    testTimeout: 30_000,
  },
});
