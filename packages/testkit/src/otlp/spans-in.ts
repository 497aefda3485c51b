import { z } from 'zod';

/** As OTLP writes a value in JSON; whole numbers may be strings. */
const AnyValue = z.object({
  stringValue: z.string().optional(),
  intValue: z.union([z.string(), z.number()]).optional(),
});
const Attributes = z.array(z.object({ key: z.string(), value: AnyValue })).default([]);

/** ExportTraceServiceRequest, as far as tests look at it: github.com/open-telemetry/opentelemetry-proto, trace.proto. */
const Export = z.object({
  resourceSpans: z.array(
    z.object({
      resource: z.object({ attributes: Attributes }),
      scopeSpans: z.array(
        z.object({
          spans: z.array(
            z.object({
              traceId: z.string(),
              spanId: z.string(),
              parentSpanId: z.string().optional(),
              name: z.string(),
              attributes: Attributes,
              links: z.array(z.object({ traceId: z.string(), spanId: z.string() })).default([]),
            }),
          ),
        }),
      ),
    }),
  ),
});

/** A span as it arrived, with the process that sent it. */
export type TracedSpan = {
  service: string;
  name: string;
  traceId: string;
  spanId: string;
  parentSpanId: string | null;
  links: readonly { traceId: string; spanId: string }[];
  attributes: Readonly<Record<string, string>>;
};

/** @throws where `body` is no export of spans */
export const spansIn = (body: unknown): TracedSpan[] =>
  Export.parse(body).resourceSpans.flatMap(({ resource, scopeSpans }) => {
    const service = read(resource.attributes)['service.name'] ?? '';
    return scopeSpans.flatMap(({ spans }) =>
      spans.map(({ parentSpanId, attributes, ...span }) => ({
        ...span,
        service,
        parentSpanId: parentSpanId || null,
        attributes: read(attributes),
      })),
    );
  });

const read = (attributes: z.output<typeof Attributes>): Record<string, string> =>
  Object.fromEntries(
    attributes.map(({ key, value }) => [key, value.stringValue ?? String(value.intValue ?? '')]),
  );
