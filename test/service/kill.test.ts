import { expect, it } from 'vitest';
import { onBothDatabases } from '../store/databases.ts';
import { runKillTest } from './kill/run.ts';

await onBothDatabases('kill -9', (database) => {
  it('loses no acknowledged message, doubles no answer, keeps the order', async () => {
    const report = await runKillTest({
      kills: 5,
      processes: database.kind === 'postgres' ? 2 : 1,
      store: database.settings,
      platform: 'keyed',
      people: 8,
      seed: 1,
    });
    expect(report).toMatchObject({ kills: 5, lost: 0, doubled: 0, disordered: 0 });
    expect(report.acknowledged).toBeGreaterThanOrEqual(10);
  }, 240_000);
});
