// Structured logs, one JSON object a line: what happened, never what was said nor by whom.
import pino from 'pino';

export type Log = pino.Logger;
export const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'silent'] as const;
export type LogLevel = (typeof logLevels)[number];

const frames = ({ stack }: Error): readonly string[] =>
  (stack ?? '')
    .split('\n')
    .filter((line) => line.trimStart().startsWith('at '))
    .slice(0, 6)
    .map((line) => line.trim());

/** An error of the core: its words might be the person's, so only its kind and place are told. */
const describeFault = (error: unknown): Record<string, unknown> =>
  error instanceof Error ? { type: error.name, at: frames(error) } : { type: typeof error };

/** An error of the database, the network or a platform. */
const describeError = (error: unknown): Record<string, unknown> => {
  if (!(error instanceof Error)) return describeFault(error);
  const code = 'code' in error ? { code: String(error.code) } : {};
  return { message: error.message.slice(0, 300), ...code, ...describeFault(error) };
};

/**
 * A log of lines of JSON.
 * @param to Where lines go; the standard output if absent.
 */
export const createLog = (level: LogLevel, to?: pino.DestinationStream): Log => {
  const options: pino.LoggerOptions = {
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label) => ({ level: label }) },
    serializers: { err: describeError, fault: describeFault },
  };
  return to ? pino(options, to) : pino(options);
};

/** A person in the log: enough of the hash to follow one conversation. */
export const inLog = (person: string): string => person.slice(0, 10);
