/**
 * Processes that run long jobs beside the server's own (decision 0013): a job may take so much time
 * and memory and no more. A process, because a thread that runs out of memory can take the whole
 * process with it. They are started when they are needed and ended when they are idle.
 */
import { type ChildProcess, fork } from 'node:child_process';
import { Refusal, type Refusals } from './domain/draft/refusal.ts';
import { type PlainFault, reviveFault } from './service/compute-fault.ts';
import type { JobAnswer, JobInput, JobName } from './service/compute-jobs.ts';
import type { Compute } from './service/ports.ts';

/** What is sent to a process. */
export interface JobCall {
  readonly name: JobName;
  readonly input: JobInput<JobName>;
}

/** What comes back: first that the process is ready, then the answer to each call. */
export type JobReply =
  | 'ready'
  | { readonly answer: JobAnswer<JobName> }
  | { readonly fault: PlainFault };

export interface PoolLimits {
  /** The module a process runs: `compute-child`. */
  readonly entry: string;
  readonly processesMax: number;
  /** Of one job, not counting how long it waits. */
  readonly msMax: number;
  /** Of one process. */
  readonly megabytesMax: number;
  /** Jobs that wait for a process; one more is refused. */
  readonly waitingMax: number;
  /** Milliseconds after which a process without work is ended. */
  readonly idleMs: number;
  /** Where a process that ended by itself is told. */
  readonly log: (error: unknown) => void;
}

/** *Refuses:* too-long. */
export interface ComputePool extends Compute {
  /** Ends all processes; jobs under way and waiting are refused. */
  readonly close: () => void;
}

interface Task extends JobCall {
  readonly settle: (answer: JobAnswer<JobName>) => void;
  readonly fail: (error: Error) => void;
}

/** A process, and what it is at. */
interface Hand {
  readonly process: ChildProcess;
  isReady: boolean;
  task: Task | null;
  /** Ends the job, or the process that has none. */
  timer: NodeJS.Timeout | null;
  /** Set when the pool ends it. */
  ended: 'time' | 'waiting' | null;
}

/** Until a process is ready: on a busy machine that takes seconds, and is no fault of the job. */
const startMsMax = 30_000;

export function openComputePool(limits: PoolLimits): ComputePool {
  const hands = new Set<Hand>();
  const waiting: Task[] = [];

  const hire = (): Hand => {
    const process = start(limits);
    const hand: Hand = { process, isReady: false, task: null, timer: null, ended: null };
    hands.add(hand);
    hand.process.on('message', (reply: JobReply) => {
      if (reply === 'ready') {
        hand.isReady = true;
        return endAfter(hand, limits.msMax, 'time');
      }
      const { task } = hand;
      rest(hand, limits.idleMs);
      if (task && 'answer' in reply) task.settle(reply.answer);
      else if (task && 'fault' in reply) task.fail(reviveFault(reply.fault));
      pump();
    });
    const bury = (how: string) => {
      if (!hands.delete(hand)) return;
      if (hand.timer) clearTimeout(hand.timer);
      if (hand.ended === null) limits.log(new Error(`a process for long work ended: ${how}`));
      if (hand.task && !hand.isReady && hand.ended !== 'waiting')
        hand.task.fail(new Error(`long work cannot start: ${how}`));
      // It ended in the middle of a job, and nobody told it to: its memory was over.
      else if (hand.task) refuseTask(hand.task, hand.ended ?? 'memory');
      pump();
    };
    hand.process.on('exit', (code, signal) => bury(signal ?? String(code)));
    hand.process.on('error', (error) => bury(error.message));
    return hand;
  };

  const pump = () => {
    while (waiting.length > 0) {
      const idle = [...hands].find(({ task, ended }) => task === null && ended === null);
      const hand = idle ?? (hands.size < limits.processesMax ? hire() : null);
      if (!hand) return;
      give(hand, waiting.shift() as Task, limits.msMax);
    }
  };

  return {
    run: <N extends JobName>(name: N, input: JobInput<N>) =>
      new Promise<JobAnswer<N>>((settle, fail) => {
        const task: Task = { name, input, settle: settle as Task['settle'], fail };
        if (waiting.length >= limits.waitingMax) return refuseTask(task, 'waiting');
        waiting.push(task);
        pump();
      }),
    close() {
      for (const task of waiting.splice(0)) refuseTask(task, 'waiting');
      for (const hand of hands) end(hand, 'waiting');
    },
  };
}

const start = ({ entry, megabytesMax }: PoolLimits): ChildProcess =>
  fork(entry, {
    serialization: 'advanced',
    execArgv: [`--max-old-space-size=${megabytesMax}`],
    // What it prints when its memory is over is of no use to anybody.
    stdio: 'ignore',
  });

const refuseTask = (task: Task, limit: Refusals['too-long']['limit']): void =>
  task.fail(new Refusal('too-long', { what: task.name, limit }));

function end(hand: Hand, why: 'time' | 'waiting'): void {
  hand.ended = why;
  hand.process.kill('SIGKILL');
}

function endAfter(hand: Hand, ms: number, why: 'time' | 'waiting'): void {
  if (hand.timer) clearTimeout(hand.timer);
  hand.timer = setTimeout(() => end(hand, why), ms).unref();
}

function give(hand: Hand, task: Task, msMax: number): void {
  hand.task = task;
  endAfter(hand, hand.isReady ? msMax : startMsMax, 'time');
  hand.process.ref();
  hand.process.channel?.ref();
  const { name, input } = task;
  hand.process.send({ name, input } satisfies JobCall);
}

/** A process without work keeps nobody from ending. */
function rest(hand: Hand, idleMs: number): void {
  hand.task = null;
  endAfter(hand, idleMs, 'waiting');
  hand.process.unref();
  hand.process.channel?.unref();
}
