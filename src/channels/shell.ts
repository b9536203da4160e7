// What every chat channel's folder hands to the service: how its answers are sent, and its connection.
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Channel } from '../service/engine.ts';

export interface ChannelShell {
  readonly name: string;
  /** To be registered with the engine, whether or not the connection is up. */
  readonly channel: Channel;
  /**
   * Connects. Resolves once events come in, or once the platform has refused the settings for good: that
   * is logged with the setting's name, and only this channel stays off. While the platform cannot be
   * reached it keeps trying, so nothing else should wait for it. Never rejects for reasons outside.
   */
  start(): Promise<void>;
  /** Takes no more events and lets go of its connections; quick, and harmless if it never started. */
  stop(): Promise<void>;
  /** Serves requests under /<name>/, where the platform calls us. */
  readonly listener?: (request: IncomingMessage, response: ServerResponse) => void;
}
