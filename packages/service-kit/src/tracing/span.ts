/** What a span says beside its name: routes, methods, codes. Never an id of a person, a phone, a token or a query. */
export type Attributes = Readonly<Record<string, string | number>>;

/** One piece of work in a trace, from its start to its end. */
export type Span = {
  readonly traceId: string;
  readonly spanId: string;
  /** As W3C's header of this name tells those who go on with the work. */
  readonly traceparent: string;
  readonly isOver: boolean;
  /** @param outcome `failed` where nobody foresaw what came of it; a refusal that is expected is no failure */
  end(outcome?: { attributes?: Attributes; failed?: boolean }): void;
};

export type SpanStart = {
  name: string;
  /** Of a caller, of who is called, or of work that was left behind for later. */
  kind: 'client' | 'server' | 'consumer';
  attributes: Attributes;
  /** The span this one is a part of; without one it begins a trace. */
  parent?: string | undefined;
  /** A span of another trace that led to this one. */
  cause?: string | undefined;
};

/** Begins spans; closing it hands over those that have ended. */
export type Tracer = {
  start(span: SpanStart): Span;
  close(): Promise<void>;
};
