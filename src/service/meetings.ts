/** Writing conciliation meetings. */
import type { Commands } from '../domain/draft/command.ts';
import { createWrite, type Tools, type Write } from './tools.ts';

export interface MeetingWriter {
  /** *Refuses:* wrong-state, invalid, not-found, item-ended. */
  callMeeting: Write<Commands['callMeeting']>;
  /** *Refuses:* wrong-state, not-found, already-answered, reason-required. */
  cancelMeeting: Write<Commands['cancelMeeting']>;
  /** *Refuses:* wrong-state, not-found, already-answered, invalid, reason-required. */
  holdMeeting: Write<Commands['holdMeeting']>;
}

export function createMeetingWriter(tools: Tools): MeetingWriter {
  const write = createWrite(tools);
  return {
    callMeeting: write('meeting:call', async (_draft, request) => ({
      command: { type: 'callMeeting', ...request },
    })),
    cancelMeeting: write('meeting:call', async (_draft, request) => ({
      command: { type: 'cancelMeeting', ...request },
    })),
    holdMeeting: write('meeting:call', async (_draft, request) => ({
      command: { type: 'holdMeeting', ...request },
    })),
  };
}
