import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    setupFiles: ['test/setup.ts'],
    // A process takes one file after the other: the dictionary is loaded once, and never by two at a time.
    pool: 'forks',
    isolate: false,
    testTimeout: 30_000,
  },
});
