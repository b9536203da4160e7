// The workers that take waiting messages, let the core answer them and keep the answers.
import type { Work } from '../store/store.ts';
import type { Core } from './core.ts';
import { inLog } from './log.ts';
import { type Account, processWork } from './turns.ts';
import { createWorkers, type Workers } from './workers.ts';

/** @param onTurn Called after each turn: there may be an answer to send. */
export const createTakers = (core: Core, onTurn: () => void): Workers => {
  const record = (work: Work, account: Account): void => {
    const { channel, person, waited } = work;
    const who = { channel, person: inLog(person), waited };
    if ('error' in account) {
      core.metrics.failed(channel);
      core.log.error({ ...who, fault: account.error }, 'turn failed');
      return;
    }
    const { turn, seconds } = account;
    core.metrics.turned(channel, turn, seconds);
    core.log.info({ ...who, kind: turn.reply.kind, seconds }, 'turn');
  };
  const process = (work: Work) => {
    const channel = core.channels.get(work.channel);
    if (!channel) throw new Error(`no channel ${work.channel}`);
    return processWork(core.answer, channel, work, core.today());
  };
  const takeOne = async (): Promise<boolean> => {
    let account: Account | undefined;
    const work = await core.store.turn([...core.channels.keys()], (taken) => {
      const processed = process(taken);
      account = processed.account;
      return processed.outcome;
    });
    if (!work) return false;
    if (account) record(work, account);
    onTurn();
    core.bells.ring(work.channel, work.eventId);
    return true;
  };
  return createWorkers({
    count: core.store.kind === 'postgres' ? 4 : 1,
    every: core.config.poll,
    work: takeOne,
    onError: (err) => core.log.error({ err }, 'taking a message failed'),
  });
};
