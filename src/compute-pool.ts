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

/** What comes back. */
export type JobReply = { readonly answer: JobAnswer<JobName> } | { readonly fault: PlainFault };

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

interface Hand {
  readonly process: ChildProcess;
  task: Task | null;
  /** Ends the job, or the process that has none. */
  timer: NodeJS.Timeout | null;
  /** Set when the pool ends it. */
  ended: 'time' | 'waiting' | null;
}

export function openComputePool(limits: PoolLimits): ComputePool {
  const hands = new Set<Hand>();
  const waiting: Task[] = [];

  const refuseTask = (task: Task, limit: Refusals['too-long']['limit']) =>
    task.fail(new Refusal('too-long', { what: task.name, limit }));

  const end = (hand: Hand, why: 'time' | 'waiting') => {
    hand.ended = why;
    hand.process.kill('SIGKILL');
  };

  const rest = (hand: Hand) => {
    if (hand.timer) clearTimeout(hand.timer);
    hand.task = null;
    hand.timer = setTimeout(() => end(hand, 'waiting'), limits.idleMs).unref();
    // A process without work keeps nobody from ending.
    hand.process.unref();
    hand.process.channel?.unref();
  };

  const give = (hand: Hand, task: Task) => {
    if (hand.timer) clearTimeout(hand.timer);
    hand.task = task;
    hand.timer = setTimeout(() => end(hand, 'time'), limits.msMax).unref();
    hand.process.ref();
    hand.process.channel?.ref();
    const { name, input } = task;
    hand.process.send({ name, input } satisfies JobCall);
  };

  const pump = () => {
    while (waiting.length > 0) {
      const idle = [...hands].find(({ task, ended }) => task === null && ended === null);
      const hand = idle ?? (hands.size < limits.processesMax ? hire() : null);
      if (!hand) return;
      give(hand, waiting.shift() as Task);
    }
  };

  const hire = (): Hand => {
    const process = fork(limits.entry, {
      serialization: 'advanced',
      execArgv: [`--max-old-space-size=${limits.megabytesMax}`],
      // What it prints when its memory is over is of no use to anybody.
      stdio: 'ignore',
    });
    const hand: Hand = { process, task: null, timer: null, ended: null };
    hands.add(hand);
    process.on('message', (reply: JobReply) => {
      const { task } = hand;
      rest(hand);
      if (task && 'answer' in reply) task.settle(reply.answer);
      else if (task && 'fault' in reply) task.fail(reviveFault(reply.fault));
      pump();
    });
    const bury = (how: string) => {
      if (!hands.delete(hand)) return;
      if (hand.timer) clearTimeout(hand.timer);
      if (hand.ended === null) limits.log(new Error(`a process for long work ended: ${how}`));
      // It ended in the middle of a job, and nobody told it to: its memory was over.
      if (hand.task) refuseTask(hand.task, hand.ended === null ? 'memory' : hand.ended);
      pump();
    };
    process.on('exit', (code, signal) => bury(signal ?? String(code)));
    process.on('error', (error) => bury(error.message));
    return hand;
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
