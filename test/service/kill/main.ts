// The kill test by itself: npm run kill-test -- --kills 200 --database sqlite|postgres [--platform keyed|lookup|bare]
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { findServer, ownSchema } from '../../store/postgres.ts';
import { type KillReport, platformKinds, runKillTest } from './run.ts';

const { values } = parseArgs({
  options: {
    kills: { type: 'string', default: '200' },
    database: { type: 'string', default: 'sqlite' },
    platform: { type: 'string', default: 'keyed' },
    processes: { type: 'string' },
    people: { type: 'string', default: '12' },
    seed: { type: 'string', default: String(Date.now() % 1e6) },
  },
});

const findDatabase = async (folder: string) => {
  if (values.database === 'sqlite') return { stop: async () => undefined, store: { folder } };
  const server = await findServer();
  if (!server) throw new Error('no PostgreSQL server: set TEST_DATABASE_URL or install PostgreSQL');
  const { url, stop } = await ownSchema(server);
  return { stop, store: { folder, url } };
};

const isGood = (report: KillReport): boolean =>
  report.lost === 0 &&
  report.disordered === 0 &&
  (report.doubled === 0 || values.platform === 'bare');

const main = async (): Promise<void> => {
  const platform = platformKinds.find((kind) => kind === values.platform);
  if (!platform) throw new Error(`--platform is one of ${platformKinds.join(', ')}`);
  const folder = mkdtempSync(join(tmpdir(), 'yiwen-kill-'));
  const { store, stop } = await findDatabase(folder);
  const processes = Number(values.processes ?? (values.database === 'sqlite' ? 1 : 2));
  try {
    const report = await runKillTest({
      kills: Number(values.kills),
      processes,
      store,
      platform,
      people: Number(values.people),
      seed: Number(values.seed),
      onKill: (kills) => {
        if (kills % 20 === 0) console.error(`${kills} kills`);
      },
    });
    const { database, seed } = values;
    console.log(JSON.stringify({ database, processes, platform, seed, ...report }));
    if (!isGood(report)) process.exitCode = 1;
  } finally {
    await stop();
    rmSync(folder, { recursive: true, force: true });
  }
};

await main();
