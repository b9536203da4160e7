// Payloads as Slack sends them (docs.slack.dev), shortened to what an app may rely on.
let counter = 0;
const next = (): number => {
  counter += 1;
  return counter;
};

export const tsOf = (number: number): string => `17320000${10 + number}.000100`;

const callback = (event: Record<string, unknown>, id = `Ev${next()}`) => ({
  token: 'x',
  team_id: 'T1',
  api_app_id: 'A1',
  type: 'event_callback',
  event_id: id,
  event_time: 1732000000,
  authorizations: [{ team_id: 'T1', user_id: 'UBOT', is_bot: true }],
  event,
});

export const mention = (text: string, more: Record<string, unknown> = {}, id?: string) =>
  callback(
    {
      type: 'app_mention',
      user: 'U1',
      text: `<@UBOT> ${text}`,
      ts: tsOf(next()),
      channel: 'C1',
      event_ts: '1',
      ...more,
    },
    id,
  );

export const direct = (text: string, more: Record<string, unknown> = {}, id?: string) =>
  callback(
    {
      type: 'message',
      channel_type: 'im',
      user: 'U1',
      text,
      ts: tsOf(next()),
      channel: 'D1',
      event_ts: '1',
      ...more,
    },
    id,
  );

export const homeOpened = (user = 'U1') =>
  callback({ type: 'app_home_opened', user, channel: 'D1', tab: 'home', event_ts: '1' });

export const command = (text: string, responseUrl: string, user = 'U1') => ({
  token: 'x',
  team_id: 'T1',
  channel_id: 'C1',
  channel_name: 'hotline',
  user_id: user,
  user_name: 'clerk',
  command: '/yiwen',
  text,
  api_app_id: 'A1',
  response_url: responseUrl,
  trigger_id: `command.${next()}`,
});

export const shortcut = (text: string, responseUrl: string) => ({
  type: 'message_action',
  callback_id: 'yiwen_look_up',
  trigger_id: `shortcut.${next()}`,
  message_ts: tsOf(1),
  response_url: responseUrl,
  team: { id: 'T1', domain: 'x' },
  channel: { id: 'C1', name: 'hotline' },
  user: { id: 'U1', username: 'clerk', team_id: 'T1', name: 'clerk' },
  message: { type: 'message', user: 'U7', text, ts: tsOf(1) },
});

export const press = (
  action: Record<string, unknown>,
  more: Record<string, unknown> = {},
  user = 'U1',
) => ({
  type: 'block_actions',
  user: { id: user, username: 'clerk', team_id: 'T1' },
  api_app_id: 'A1',
  container: { type: 'message', message_ts: tsOf(2), channel_id: 'C1', is_ephemeral: false },
  trigger_id: `press.${next()}`,
  team: { id: 'T1', domain: 'x' },
  channel: { id: 'C1', name: 'hotline' },
  state: { values: {} },
  actions: [{ type: 'button', action_ts: '1', ...action }],
  ...more,
});
