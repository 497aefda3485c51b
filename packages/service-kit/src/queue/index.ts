// Apart from the rest, so that a process without queues does not load BullMQ: a tenth of its start.
export * from './doorbell.ts';
export * from './row-worker.ts';
